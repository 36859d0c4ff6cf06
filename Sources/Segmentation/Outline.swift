import Model

extension Segmenter {
    /// Names the sections and reference lists of blocks that are in reading order, and tells every block which it is in.
    ///
    /// Levels are a reader's: the first heading of level 1 is the title, further ones of that level are sections below it.
    func outline(of document: Document, blocks: consuming [Block]) -> SegmentedDocument {
        var segmented = SegmentedDocument(document: document, blocks: blocks)
        var open: [Int] = []
        for index in segmented.blocks.indices {
            if segmented.blocks[index].kind == .heading {
                let level = segmented.sections.isEmpty ? segmented.blocks[index].level : max(2, segmented.blocks[index].level)
                while let last = open.last, segmented.sections[last].level >= level { open.removeLast() }
                let content = segmented.blocks[index].content
                segmented.sections.append(Section(
                    id: "\(document.id)#s\(segmented.sections.count + 1)", documentID: document.id, parentID: open.last.map { segmented.sections[$0].id },
                    level: level, heading: Self.heading(document.text.readable(content)), span: document.span(content)))
                open.append(segmented.sections.count - 1)
            }
            segmented.blocks[index].section = open.last
        }
        nameReferenceLists(of: &segmented)
        return segmented
    }

    /// A heading without the wide blanks by which print fills its lines.
    private static func heading(_ text: String) -> String {
        text.utf8.contains(0x20) ? text.split(separator: " ").joined(separator: " ") : text
    }

    /// Entries under one heading are one list, called as that heading; those under headings within it belong to it while their numbers go on.
    private func nameReferenceLists(of segmented: inout SegmentedDocument) {
        let bytes = segmented.document.text.bytes
        let indexByID = Dictionary(segmented.sections.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var lastNumber = 0
        /// The section whose list the entries of a section belong to.
        var homes: [Int: Int] = [:]
        for index in segmented.blocks.indices where segmented.blocks[index].kind == .reference {
            let label = segmented.blocks[index].label
            let number = label.flatMap { Int(String(decoding: bytes[$0], as: UTF8.self)) }
            let own = segmented.blocks[index].section
            let section = own.map { own in
                if let home = homes[own] { return home }
                let isNamed = ReferenceListHeading.names(segmented.sections[own].span.bytes, of: bytes)
                // a list goes on behind a section that stands amid it
                if !isNamed, number == lastNumber + 1, lastNumber > 0, let last = segmented.referenceLists.last?.section { return last }
                guard (number ?? 0) > lastNumber, !isNamed || lastNumber > 0,
                    let parent = segmented.sections[own].parentID.flatMap({ indexByID[$0] }),
                    ReferenceListHeading.names(segmented.sections[parent].span.bytes, of: bytes)
                else { return own }
                return parent
            }
            if let own { homes[own] = section }
            if segmented.referenceLists.isEmpty || segmented.referenceLists.last?.section != section {
                segmented.referenceLists.append(ReferenceList(heading: heading(of: section, label: label, in: segmented), isNumbered: false, section: section))
                lastNumber = 0
            }
            lastNumber = number ?? lastNumber
            let list = segmented.referenceLists.count - 1
            segmented.blocks[index].list = list
            if let label, bytes[label].contains(where: { (0x30 ... 0x39).contains($0) }), !bytes[label].contains(0x28) { segmented.referenceLists[list].isNumbered = true }
        }
    }

    /// What a list is called: notes stand in the section that they belong to, whose heading is not theirs.
    private func heading(of section: Int?, label: Range<Int>?, in segmented: SegmentedDocument) -> String {
        let bytes = segmented.document.text.bytes
        guard let section else { return "References" }
        let span = segmented.sections[section].span.bytes
        let isNote = label.map { $0.lowerBound > 0 && bytes[$0.lowerBound - 1] == 0x5E } ?? false
        return isNote && !ReferenceListHeading.names(span, of: bytes) ? "References" : segmented.sections[section].heading
    }
}
