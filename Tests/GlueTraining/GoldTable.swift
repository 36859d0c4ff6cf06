import Foundation
import Model

/// A printed table with its cells known, as the lines that remain when its cells are glued together.
struct GoldTable {
    struct Cell { let column: Int, bytes: Range<Int> }

    let document: String
    let columnCount: Int
    let hasSpans: Bool
    let bytes: [UInt8]
    let lines: [Range<Int>]
    /// The cells of each line.
    let cells: [[Cell]]

    private struct File: Decodable {
        struct Table: Decodable { let columns: Int, rows: Int, spans: Bool?, cells: [Entry] }
        let tables: [Table]
    }

    private struct Entry: Decodable {
        let row: Int, column: Int, text: String

        init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            row = try values.decode(Int.self)
            column = try values.decode(Int.self)
            _ = try values.decode(Int.self)
            _ = try values.decode(Int.self)
            text = try values.decode(String.self)
        }
    }

    /// The tables of a folder of JSON files, in the order of the file names: `{"tables": [{"rows", "columns", "spans", "cells": [[row, column,
    /// rows spanned, columns spanned, text], …]}]}`. Files whose names start with the same letters and digits are one document.
    static func tables(in folder: URL) throws -> [GoldTable] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter { $0.pathExtension == "json" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }.flatMap { url in
                let document = String(url.lastPathComponent.prefix { $0.isLetter || $0.isNumber })
                return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).tables.compactMap { GoldTable($0, document: document) }
            }
    }

    private init?(_ table: File.Table, document: String) {
        var bytes: [UInt8] = [], lines: [Range<Int>] = [], cells: [[Cell]] = []
        let rows = Dictionary(grouping: table.cells) { $0.row }
        for row in rows.keys.sorted() {
            let start = bytes.count
            var found: [Cell] = []
            for entry in rows[row, default: []].sorted(by: { $0.column < $1.column }) {
                let text = entry.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                guard !text.isEmpty else { continue }
                found.append(Cell(column: entry.column, bytes: bytes.count ..< bytes.count + text.utf8.count))
                bytes += text.utf8
            }
            if !found.isEmpty { lines.append(start ..< bytes.count); cells.append(found) }
        }
        guard lines.count >= 2 else { return nil }
        self.document = document; self.bytes = bytes; self.lines = lines; self.cells = cells
        columnCount = table.columns
        hasSpans = table.spans ?? false
    }

    /// Where a border stands: the first byte of each cell but the first of its line.
    var borders: Set<Int> { Set(cells.flatMap { $0.dropFirst().map(\.bytes.lowerBound) }) }

    /// Which of so many parts the document is in; the same on every machine.
    func fold(of count: Int) -> Int {
        Int(document.utf8.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 } >> 20 % UInt64(count))
    }
}
