import Foundation
import Model

/// One training: folders of printed tables in, a source file of weights out, and how well they read tables that they have not seen.
struct GlueTraining {
    private var folders: [URL] = []
    private var output: String
    private var folds = 5
    /// How many networks' odds are averaged.
    private var members = 2
    private var network = NetworkTrainer()
    private var reading = ReadingTrainer()

    init(_ arguments: [String]) throws {
        var arguments = arguments[...]
        var paths: [String] = []
        while let argument = arguments.popFirst() {
            switch argument {
            case "--folds": folds = max(2, Int(try Self.number(argument, &arguments)))
            case "--members": members = max(1, Int(try Self.number(argument, &arguments)))
            case "--epochs": network.epochs = Int(try Self.number(argument, &arguments))
            case "--dropout": network.dropout = Float(try Self.number(argument, &arguments))
            case "--decay": network.decay = Float(try Self.number(argument, &arguments))
            case "--rate": network.rate = Float(try Self.number(argument, &arguments))
            default: paths.append(argument)
            }
        }
        guard paths.count >= 2 else { throw TrainingError("give the file to write and at least one folder of tables") }
        output = paths[0]
        folders = paths.dropFirst().map { URL(fileURLWithPath: $0) }
    }

    private static func number(_ option: String, _ arguments: inout ArraySlice<String>) throws -> Double {
        guard let text = arguments.popFirst(), let value = Double(text) else { throw TrainingError("\(option) wants a number") }
        return value
    }

    func run() throws {
        let sets = try folders.map { try GoldTable.tables(in: $0) }
        let tables = sets.flatMap { $0 }, sources = sets.enumerated().flatMap { index, set in set.map { _ in index } }
        guard !tables.isEmpty else { throw TrainingError("no tables in these folders") }
        print("\(tables.count) tables, \(tables.reduce(0) { $0 + $1.borders.count }) borders")

        // what is learnt from the networks' odds is learnt from networks that have not seen the table
        let folds = folds, members = members, network = network
        let jobs = (0 ..< folds).flatMap { fold in (0 ..< members).map { (fold: fold, seed: UInt64(fold * 100 + $0)) } }
        let partial = inParallel(jobs.count) { job in
            network.network(from: tables.filter { $0.fold(of: folds) != jobs[job].fold }, seed: jobs[job].seed)
        }
        let networks = (0 ..< folds).map { fold in zip(jobs, partial).filter { $0.0.fold == fold }.map { GlueNetwork($0.1) } }
        let prepared = inParallel(tables.count) { index in
            let fold = tables[index].fold(of: folds)
            return PreparedTable(tables[index], fold: fold, networks: networks[fold])
        }
        reportBorders(prepared)
        let readings = (0 ..< folds).map { fold in readingWeights(from: prepared.filter { $0.fold != fold }) }
        let choices = inParallel(tables.count) { GlueColumnChoice(prepared[$0].rows, weights: readings[prepared[$0].fold]) }
        let entries = zip(choices, prepared).map { (choice: $0, table: $1) }
        let columns = (0 ..< folds).map { fold in ChoiceTrainer().weights(from: entries.filter { $0.table.fold != fold }) }
        for (index, folder) in folders.enumerated() {
            print("\(folder.path), each table read by what was learnt without its document:")
            for spans in [false, true] {
                let own = zip(entries, sources).filter { $1 == index && $0.table.hasSpans == spans }.map(\.0)
                print(spans ? " with spans" : " without spans", GlueScore.columns(own.map { ($0.choice, $0.table, columns[$0.table.fold]) }))
                for (least, sure) in [0.5, 0.55, 0.6, 0.65, 0.7].flatMap({ least in [0.65, 0.75, 0.85].map { (least, $0) } }) {
                    print("  ", GlueScore.line(own.map { entry in
                        let table = GluedTable(entry.table.rows, entry.choice, weights: columns[entry.table.fold], leastProbability: least)
                        let isSure = table.isDivided && table.isSure(entry.table.rows, in: entry.table.bytes, leastConfidence: sure)
                        return (isSure ? table : nil, entry.table)
                    }, least: least, sure: sure))
                }
            }
        }

        let final = inParallel(members) { network.network(from: tables, seed: UInt64(9_000 + $0)) }
        let weights = readingWeights(from: prepared)
        let source = Self.source(final, reading: weights, columns: ChoiceTrainer().weights(from: entries))
        try source.write(toFile: output, atomically: true, encoding: .utf8)
        print("written to \(output)")
    }

    private func readingWeights(from tables: [PreparedTable]) -> [Double] {
        let alone = reading.weights(GlueReader.Feature.start, from: tables, epochs: 2, spread: 0)
        return reading.weights(alone, from: tables, epochs: 2, spread: 1)
    }

    private func reportBorders(_ tables: [PreparedTable]) {
        let rows = tables.flatMap(\.cells)
        let slices = tables.reduce(0) { sum, table in sum + (0 ..< table.rows.count).reduce(0) { $0 + table.rows[$1].slices.count } }
        print("rows whose cells can all be cut: \(rows.filter { $0 != nil }.count) of \(rows.count); slices a row: \(slices / max(1, rows.count))")
    }

    private static func source(_ networks: [GlueNetwork.Weights], reading: [Double], columns: [Double]) -> String {
        func list(_ values: [Double]) -> String {
            stride(from: 0, to: values.count, by: 14).map { start in
                "        " + values[start ..< min(values.count, start + 14)].map { String(format: "%.4f", $0) }.joined(separator: ", ") + ",\n"
            }.joined()
        }
        let members = networks.map { network in
            let (scales, digits) = network.steps, hex = Array(digits.utf8)
            let lines = stride(from: 0, to: hex.count, by: 136).map { "        " + String(decoding: hex[$0 ..< min(hex.count, $0 + 136)], as: UTF8.self) + "\n" }
            return "        ([\(scales.map { "\($0)" }.joined(separator: ", "))], \"\"\"\n\(lines.joined())        \"\"\"),\n"
        }
        return """
        // Written by Tests/train-glue: what tables whose cells were glued together taught. Figures alone, no text of any table.

        enum TrainedGlueWeights {
            static let reading: [Double] = [
        \(list(reading))    ]

            static let columns: [Double] = [
        \(list(columns))    ]

            static let networks: [(scales: [Float], steps: String)] = [
        \(members.joined())    ]
        }

        """
    }
}

struct TrainingError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// How well glued tables were read.
enum GlueScore {
    static func columns(_ read: [(GlueColumnChoice, PreparedTable, [Double])]) -> String {
        let right = read.filter { choice, table, weights in
            let shares = choice.shares(weights)
            return shares.indices.max { (shares[$0], $1) < (shares[$1], $0) }.map { choice.options[$0].columnCount } == table.columnCount
        }.count
        return "columns right in \(right) of \(read.count) tables"
    }

    /// Precision, recall and F1 of cells at a least probability.
    static func line(_ read: [(GluedTable?, PreparedTable)], least: Double, sure: Double) -> String {
        var right = 0, found = 0, gold = 0, tables = 0
        for (table, known) in read {
            gold += known.gold.reduce(0) { $0 + $1.count }
            guard let table else { continue }
            tables += 1
            found += table.cells.count
            // a column lost at the start costs no more than its cells, as in the scorer
            right += [0, 1, -1].map { shift in
                table.cells.filter { cell in known.gold[cell.row].contains { $0.bytes == cell.bytes && $0.column == cell.column + shift } }.count
            }.max() ?? 0
        }
        let precision = Double(right) / Double(max(1, found)), recall = Double(right) / Double(max(1, gold))
        return String(format: "cells from %.2f, tables from %.2f: %3d tables, P %.3f R %.3f F1 %.3f", least, sure, tables, precision, recall, 2 * precision * recall / max(1e-9, precision + recall))
    }
}
