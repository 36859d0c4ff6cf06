import Model

extension Segmenter {
    /// Names the sections and reference lists of blocks that are in reading order, and tells every block which it is in.
    ///
    /// Levels are a reader's: the first heading of level 1 is the title, further ones of that level are sections below it.
    func outline(of document: Document, blocks: [Block]) -> SegmentedDocument {
        var segmented = SegmentedDocument(document: document, blocks: blocks)
        var open: [Int] = []
        for index in segmented.blocks.indices {
            if segmented.blocks[index].kind == .heading {
                let level = segmented.sections.isEmpty ? segmented.blocks[index].level : max(2, segmented.blocks[index].level)
                while let last = open.last, segmented.sections[last].level >= level { open.removeLast() }
                let content = segmented.blocks[index].content
                segmented.sections.append(Section(
                    id: "\(document.id)#s\(segmented.sections.count + 1)", documentID: document.id, parentID: open.last.map { segmented.sections[$0].id },
                    level: level, heading: document.text.readable(content), span: document.span(content)))
                open.append(segmented.sections.count - 1)
            }
            segmented.blocks[index].section = open.last
        }
        nameReferenceLists(of: &segmented)
        return segmented
    }

    /// Entries between two headings are one list, called as the heading above them.
    private func nameReferenceLists(of segmented: inout SegmentedDocument) {
        for index in segmented.blocks.indices where segmented.blocks[index].kind == .reference {
            let section = segmented.blocks[index].section
            if segmented.referenceLists.isEmpty || segmented.referenceLists.last?.section != section {
                let heading = section.map { segmented.sections[$0].heading } ?? "References"
                segmented.referenceLists.append(ReferenceList(heading: heading, isNumbered: false, section: section))
            }
            let list = segmented.referenceLists.count - 1
            segmented.blocks[index].list = list
            if let label = segmented.blocks[index].label, segmented.document.text.bytes[label].contains(where: { (0x30 ... 0x39).contains($0) }) {
                segmented.referenceLists[list].isNumbered = true
            }
        }
    }
}
