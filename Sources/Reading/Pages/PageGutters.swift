import Model

/// The gutters of a text's pages, where the text is set in two columns.
struct PageGutters: Sendable {
    /// One for each page: its own, or where it shows none that of the page which shows it best.
    private(set) var gutters: [Gutter]

    /// Nil where the text is not in two columns: many lines have prose on either side of a gutter, a good part of it goes on with a sentence, and
    /// lines of prose over the gutter are not the rule.
    init?(of pages: PrintedPages) {
        let own = pages.ranges.indices.map { Gutter(of: pages.lines(of: $0), in: pages.text.bytes) }
        guard let best = own.compactMap(\.self).max(by: { $0.proseLines < $1.proseLines }) else { return nil }
        gutters = own.map { $0 ?? best.elsewhere }
        let counts = Counts(of: pages, gutters)
        guard counts.areColumns else { return nil }
        for page in gutters.indices { gutters[page].mayBeTight = counts.areTight }
    }

    /// What the lines of prose say, all pages together.
    private struct Counts {
        private var prose = 0, narrow = 0, open = 0, across = 0, fitting = 0, wellFitting = 0

        init(of pages: PrintedPages, _ gutters: [Gutter]) {
            for (page, gutter) in gutters.enumerated() {
                prose += gutter.proseLines
                narrow += gutter.isNarrow ? gutter.proseLines : 0
                open += gutter.openHalves
                for line in pages.lines(of: page) where line.words.count >= 8 && line.kind(of: line.words.indices) == .prose {
                    guard case .across = line.place(beside: gutter, isTight: false, in: pages.text.bytes) else { continue }
                    across += 1
                    guard let word = gutter.tightWord(of: line, in: pages.text.bytes) else { continue }
                    fitting += 1
                    wellFitting += word.isSure ? 1 : 0
                }
            }
        }

        /// Whether one blank often parts the halves: most gutters are narrow, and many lines are just as wide as both columns.
        var areTight: Bool { narrow * 2 >= prose && wellFitting * 6 >= prose }

        var areColumns: Bool {
            let parted = areTight ? fitting : 0
            return prose >= 8 && open * 5 >= prose * 2 && prose * 3 + parted >= across - parted && prose * 6 >= parted
        }
    }
}
