/// Says how likely a cell ends and another starts between two characters of a glued line, by the ten characters before and the eight behind.
///
/// `Control group` has no border; `Control7.18` has one before the 7, `TrkB` none, `groupP value` one before the P. Two hidden layers over a
/// small code of each character; trained on tables whose cells were glued together (`Tests/train-glue`).
package struct GlueNetwork: Sendable {
    package static let before = 10, behind = 8
    package static let window = before + behind
    package static let code = 10, first = 64, second = 24, extra = 7
    package static let input = window * code + extra

    /// The numbers that training gives, matrices by rows of inputs.
    package struct Weights: Sendable {
        package var codes: [Float], first: [Float], firstBias: [Float], second: [Float], secondBias: [Float], last: [Float], lastBias: [Float]

        package init() {
            codes = Array(repeating: 0, count: GlueClasses.count * code)
            first = Array(repeating: 0, count: GlueNetwork.input * GlueNetwork.first)
            firstBias = Array(repeating: 0, count: GlueNetwork.first)
            second = Array(repeating: 0, count: GlueNetwork.first * GlueNetwork.second)
            secondBias = Array(repeating: 0, count: GlueNetwork.second)
            last = Array(repeating: 0, count: GlueNetwork.second)
            lastBias = [0]
        }

        package static let parts: [WritableKeyPath<Weights, [Float]> & Sendable] = [
            \.codes, \.first, \.firstBias, \.second, \.secondBias, \.last, \.lastBias,
        ]
    }

    /// For each place of the window and each class, what it adds to the first layer.
    private let slots: [Float]
    private let weights: Weights

    package init(_ weights: Weights) {
        self.weights = weights
        var slots = [Float](repeating: 0, count: Self.window * GlueClasses.count * Self.first)
        for place in 0 ..< Self.window {
            for kind in 0 ..< GlueClasses.count {
                let start = (place * GlueClasses.count + kind) * Self.first
                for code in 0 ..< Self.code {
                    let value = weights.codes[kind * Self.code + code], row = (place * Self.code + code) * Self.first
                    for unit in 0 ..< Self.first { slots[start + unit] += value * weights.first[row + unit] }
                }
            }
        }
        self.slots = slots
    }

    /// The log odds of a border before each character of a line; nil where none can be: at its start and beside a blank.
    package func logits(of line: GlueClasses) -> [Double?] {
        let extras = GlueExtras(line)
        return withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.first + Self.second) { units in
            line.classes.indices.map { at in
                guard at > 0, line.classes[at] != GlueClasses.blank, line.classes[at - 1] != GlueClasses.blank else { return nil }
                return Double(logit(at, of: line.classes, extras, units))
            }
        }
    }

    /// - Parameter units: room for both layers.
    private func logit(_ at: Int, of classes: [UInt8], _ extras: GlueExtras, _ units: UnsafeMutableBufferPointer<Float>) -> Float {
        let hidden = units[..<Self.first].rebased, upper = units[Self.first...].rebased
        weights.firstBias.withUnsafeBufferPointer { hidden.take($0, from: 0) }
        slots.withUnsafeBufferPointer { slots in
            for place in 0 ..< Self.window {
                let kind = Int(Self.kind(at - Self.before + place, of: classes))
                hidden.add(slots, from: (place * GlueClasses.count + kind) * Self.first, times: 1)
            }
        }
        weights.first.withUnsafeBufferPointer { first in
            for extra in 0 ..< Self.extra {
                hidden.add(first, from: (Self.window * Self.code + extra) * Self.first, times: extras.values[at * Self.extra + extra])
            }
        }
        weights.secondBias.withUnsafeBufferPointer { upper.take($0, from: 0) }
        weights.second.withUnsafeBufferPointer { second in
            for from in 0 ..< Self.first where hidden[from] > 0 { upper.add(second, from: from * Self.second, times: hidden[from]) }
        }
        var sum = weights.lastBias[0]
        for unit in 0 ..< Self.second where upper[unit] > 0 { sum += upper[unit] * weights.last[unit] }
        return sum
    }

    /// The class of a character of the window, also beyond the ends of the line.
    package static func kind(_ at: Int, of classes: [UInt8]) -> UInt8 {
        at < 0 ? GlueClasses.before : at >= classes.count ? GlueClasses.behind : classes[at]
    }
}

/// What stands farther off than the window: how far the line's ends are, whether a bracket is open, and the figure that ends here.
package struct GlueExtras: Sendable {
    /// `GlueNetwork.extra` numbers for each character.
    package private(set) var values: [Float] = []

    package init(_ line: GlueClasses) {
        let count = line.classes.count
        values.reserveCapacity(count * GlueNetwork.extra)
        var isOpen = false, figure = 0, decimals: Int?
        for (at, kind) in line.classes.enumerated() {
            values += [Float(min(at, 30)) / 30, Float(min(count - at, 30)) / 30, isOpen ? 1 : 0, Float(min(count, 150)) / 150,
                       Float(min(figure, 4)) / 4, decimals == nil ? 0 : 1, Float(min(decimals ?? 0, 4)) / 4]
            switch kind {
            case 0x08, 0x3B, 0x5B: isOpen = true                                          // ( [ {
            case 0x09, 0x3D, 0x5D: isOpen = false
            default: break
            }
            switch kind {
            case 0x10 ... 0x19: figure += 1; decimals = decimals.map { $0 + 1 }
            case 0x0E where figure > 0: figure += 1; decimals = 0
            default: figure = 0; decimals = nil
            }
        }
    }
}

extension Slice<UnsafeMutableBufferPointer<Float>> {
    fileprivate var rebased: UnsafeMutableBufferPointer<Float> { UnsafeMutableBufferPointer(rebasing: self) }
}

extension UnsafeMutableBufferPointer<Float> {
    /// Takes over the row of a matrix that starts at a place.
    @inline(__always)
    fileprivate func take(_ matrix: UnsafeBufferPointer<Float>, from start: Int) {
        for unit in indices { self[unit] = matrix[start + unit] }
    }

    @inline(__always)
    fileprivate func add(_ matrix: UnsafeBufferPointer<Float>, from start: Int, times factor: Float) {
        for unit in indices { self[unit] += factor * matrix[start + unit] }
    }
}
