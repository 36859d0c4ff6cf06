import Model

/// A document while its blocks are being found: which lines are taken, and by what.
struct Draft {
    let document: Document
    /// A finder may read others for a while: `reading`.
    var lines: [Line]
    private(set) var blocks: [Block] = []
    /// For each line the kind of block that took it.
    private(set) var kinds: [Block.Kind?]
    /// What belongs to the printed page; rules among the lines too.
    var furniture = PageFurniture.none
    /// Runs of lines in which cells meet without a separator and that no columns explain.
    var doubtfulTables: [Range<Int>] = []
    /// What was read of glued tables to find them, by where their blocks start.
    var gluedTables: [Int: GluedReading] = [:]

    init(document: Document) {
        self.document = document
        lines = document.text.lines
        kinds = Array(repeating: nil, count: lines.count)
    }

    var bytes: [UInt8] { document.text.bytes }

    /// The running lines of printed pages: only what goes on over a page's end takes them along.
    var runningLines: RunningLines { document.text.runningLines }

    func isFree(_ line: Int) -> Bool { kinds[line] == nil && (runningLines.isEmpty || !runningLines.contains(line: line)) }
    /// Whether a form feed stands before the line.
    func startsPage(_ line: Int) -> Bool { bytes[lineStart(line)] == 0x0C }
    /// Where a line starts, whatever stands in its margin.
    func lineStart(_ line: Int) -> Int { document.text.lineStarts[line] }
    func kind(ofLine line: Int) -> Block.Kind? { kinds[line] }

    /// Takes lines for a block. Lines that are taken already are left to their owner; the caller looks first.
    mutating func claim(_ range: Range<Int>, as kind: Block.Kind, content: Range<Int>? = nil, label: Range<Int>? = nil, level: Int = 0) {
        let whole = lineStart(range.lowerBound) ..< document.text.bytes(ofLine: range.upperBound).upperBound
        blocks.append(Block(kind, bytes: whole, content: content ?? document.text.trimmed(whole), label: label, level: level))
        for line in range { kinds[line] = kind }
    }

    /// Shows other lines while a finder works, such as those behind the marks in the margin.
    mutating func reading(_ others: [Line], _ find: (inout Draft) -> Void) {
        let written = lines
        lines = others
        defer { lines = written }
        find(&self)
    }

    /// Leaves only the lines of some ranges, ascending, to be found.
    mutating func close(outside ranges: [Range<Int>]) {
        var next = 0
        for line in kinds.indices {
            while next < ranges.count, ranges[next].upperBound <= line { next += 1 }
            if next == ranges.count || line < ranges[next].lowerBound { kinds[line] = .code }
        }
    }

    /// Takes a block that a finder has made of whole lines.
    mutating func claim(_ block: Block) {
        blocks.append(block)
        for line in lineIndex(ofByte: block.bytes.lowerBound) ..< lineIndex(ofByte: block.bytes.upperBound - 1) + 1 { kinds[line] = block.kind }
    }

    /// Takes a block that may run over page furniture and link lines: what they were claimed as is given up.
    mutating func claimAbsorbing(_ blocks: [Block]) {
        var absorbed: Set<Int> = []
        for block in blocks {
            for line in lineIndex(ofByte: block.bytes.lowerBound) ... lineIndex(ofByte: block.bytes.upperBound - 1) where !isFree(line) {
                absorbed.insert(lines[line].bytes.lowerBound)
            }
        }
        if !absorbed.isEmpty { self.blocks.removeAll { absorbed.contains($0.bytes.lowerBound) } }
        for block in blocks { claim(block) }
    }

    /// Whether no finder has taken the first line, nor any further one but for what the page carries beside its text.
    func isFreeForEntry(_ bytes: Range<Int>) -> Bool {
        let first = lineIndex(ofByte: bytes.lowerBound)
        return isFree(first) && (first ... lineIndex(ofByte: bytes.upperBound - 1)).allSatisfy { isFree($0) || kinds[$0] == .boilerplate }
    }

    /// Whether no finder has taken any of the lines; running lines between them may go along.
    func isFree(_ bytes: Range<Int>) -> Bool {
        !bytes.isEmpty && (lineIndex(ofByte: bytes.lowerBound) ... lineIndex(ofByte: bytes.upperBound - 1)).allSatisfy { kinds[$0] == nil }
    }

    /// The index in `lines` of the line that holds the byte.
    func lineIndex(ofByte byte: Int) -> Int { document.text.line(ofByte: byte) - 1 }

    /// The blocks in reading order.
    var sortedBlocks: [Block] { blocks.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound } }

    /// Gives up the blocks, in reading order; a long text has many, and one copy will do.
    mutating func takeBlocks() -> [Block] {
        blocks.sort { $0.bytes.lowerBound < $1.bytes.lowerBound }
        defer { blocks = [] }
        return blocks
    }

    /// The next line that is not blank, from `line` on.
    func visibleLine(from line: Int) -> Int? {
        var at = line
        while at < lines.count { if !lines[at].isBlank { return at }; at += 1 }
        return nil
    }

    /// The last line before `line` that is not blank.
    func visibleLine(before line: Int) -> Int? {
        var at = line - 1
        while at >= 0 { if !lines[at].isBlank { return at }; at -= 1 }
        return nil
    }
}
