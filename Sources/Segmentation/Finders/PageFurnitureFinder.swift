import Model

/// Finds the lines that belong to the printed page and not to its text.
func findPageFurniture(in draft: inout Draft) {
    draft.furniture = PageFurniture(of: draft)
    for line in draft.furniture.lines.sorted() { draft.claim(line ..< line + 1, as: .boilerplate) }
}
