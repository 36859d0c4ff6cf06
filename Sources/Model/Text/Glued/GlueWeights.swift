/// What training gives: the border networks, whose odds are averaged, the weights of the features of `GlueReader`, and those of the evidence of
/// `GlueColumnChoice`.
package struct GlueWeights: Sendable {
    package var networks: [GlueNetwork]
    package var reading: [Double]
    package var columns: [Double]

    package init(networks: [GlueNetwork], reading: [Double], columns: [Double]) {
        self.networks = networks; self.reading = reading; self.columns = columns
    }

    /// Those in the program.
    package static let trained = GlueWeights(
        networks: TrainedGlueWeights.networks.map { GlueNetwork(GlueNetwork.Weights(scales: $0.scales, steps: $0.steps)) },
        reading: TrainedGlueWeights.reading, columns: TrainedGlueWeights.columns)
}

extension GlueNetwork.Weights {
    /// From whole steps of a scale, one scale for each part: two hexadecimal digits a number, 80 for none.
    package init(scales: [Float], steps: String) {
        self.init()
        var digits = steps.utf8.lazy.compactMap { digit -> UInt8? in
            switch digit {
            case 0x30 ... 0x39: digit - 0x30
            case 0x61 ... 0x66: digit - 0x57
            default: nil
            }
        }.makeIterator()
        for (part, scale) in zip(Self.parts, scales) {
            for index in self[keyPath: part].indices {
                guard let high = digits.next(), let low = digits.next() else { return }
                self[keyPath: part][index] = scale * Float(Int(high << 4 | low) - 128)
            }
        }
    }

    package var steps: (scales: [Float], digits: String) {
        var scales: [Float] = [], digits = ""
        for part in Self.parts {
            let values = self[keyPath: part], scale = max(1e-9, (values.map(abs).max() ?? 0) / 127)
            scales.append(scale)
            for value in values {
                let step = Int((value / scale).rounded()) + 128
                digits += String(step >> 4, radix: 16) + String(step & 15, radix: 16)
            }
        }
        return (scales, digits)
    }
}
