/// Where the records of a large document are put away, so that memory holds a few of them only.
///
/// - Shape: what is read back is what was kept, however often and from however many threads.
public protocol RecordStore: AnyObject, Sendable {
    func keep<R: Codable & Sendable>(_ records: [R]) -> RecordPiece
    func records<R: Codable & Sendable>(_ type: R.Type, in piece: RecordPiece) -> [R]
}

/// The place of some records in their store.
public struct RecordPiece: Sendable {
    public let bytes: Range<Int>

    public init(bytes: Range<Int>) { self.bytes = bytes }
}

/// Whoever moves lists from one place to another without taking the records out of their pieces.
public protocol RecordPieces: AnyObject {
    /// Takes the next piece of a list that is encoded.
    func put(_ piece: RecordPiece)
    /// Gives the next piece of a list that is decoded; it has so many bytes.
    func take(count: Int) throws -> RecordPiece
}

/// The records of one kind that a document gives, in reading order.
///
/// Those of an ordinary document stand in an array. A large one has a store: its records go there by the hundred as they come, and come back by the
/// hundred when they are asked for. Going through them in order costs little, and so does asking for neighbours.
///
/// - Loss: none; a list in a store holds what an array would.
public struct RecordList<Element: Codable & Sendable>: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
    @usableFromInline struct Shelf: Sendable {
        @usableFromInline let store: any RecordStore
        /// Each of `pieceCount` records.
        @usableFromInline var pieces: [RecordPiece] = []
        /// What the records of the pieces are still to be changed by whenever they are taken out, each with its place in the list.
        @usableFromInline var change: (@Sendable (Int, inout Element) -> Void)?

        @usableFromInline init(_ store: any RecordStore) { self.store = store }

        @usableFromInline func records(of piece: Int) -> [Element] {
            var records = store.records(Element.self, in: pieces[piece])
            if let change { for place in records.indices { change(piece * RecordList.pieceCount + place, &records[place]) } }
            return records
        }
    }

    @usableFromInline static var pieceCount: Int { 128 }

    @usableFromInline var shelf: Shelf?
    /// Those that no piece holds yet: of a list without a store all.
    @usableFromInline var tail: [Element] = []

    /// An empty list.
    public init(in store: (any RecordStore)? = nil) { shelf = store.map { Shelf($0) } }

    public init(_ records: some Sequence<Element>) { tail = Array(records) }
    public init(arrayLiteral records: Element...) { tail = records }

    /// The records of an ordinary document as they stand in memory; nil where a store has them.
    public var array: [Element]? { shelf == nil ? tail : nil }

    @inlinable var shelvedCount: Int { (shelf?.pieces.count ?? 0) * Self.pieceCount }
    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { shelvedCount + tail.count }

    @inlinable public subscript(index: Int) -> Element {
        guard let shelf, index < shelf.pieces.count * Self.pieceCount else { return tail[index - shelvedCount] }
        var record = shelf.store.records(Element.self, in: shelf.pieces[index / Self.pieceCount])[index % Self.pieceCount]
        shelf.change?(index, &record)
        return record
    }

    @inlinable public mutating func append(_ record: Element) {
        tail.append(record)
        if tail.count >= Self.pieceCount { putAway() }
    }

    @inlinable public static func += (list: inout RecordList, records: some Sequence<Element>) {
        if list.shelf == nil { list.tail.append(contentsOf: records) } else { for record in records { list.append(record) } }
    }

    public mutating func reserveCapacity(_ count: Int) { if shelf == nil { tail.reserveCapacity(count) } }

    @usableFromInline mutating func putAway() {
        guard let store = shelf?.store else { return }
        shelf?.pieces.append(store.keep(tail))
        tail.removeAll(keepingCapacity: true)
    }

    /// Changes every record, in order.
    public mutating func modifyEach(_ change: (inout Element) -> Void) {
        for index in shelf?.pieces.indices ?? 0 ..< 0 {
            guard let shelf else { return }
            var records = shelf.records(of: index)
            for place in records.indices { change(&records[place]) }
            self.shelf?.pieces[index] = shelf.store.keep(records)
        }
        shelf?.change = nil
        for index in tail.indices { change(&tail[index]) }
    }

    /// Changes every record by what its place in the list says; what a store has is changed when it is taken out, so that nothing is written anew.
    ///
    /// - Parameter change: gives the same whenever it is asked; it is kept.
    public mutating func changeEach(_ change: @escaping @Sendable (Int, inout Element) -> Void) {
        for index in tail.indices { change(shelvedCount + index, &tail[index]) }
        guard let earlier = shelf?.change else { shelf?.change = change; return }
        shelf?.change = { place, record in
            earlier(place, &record)
            change(place, &record)
        }
    }

    @inlinable public func makeIterator() -> Iterator { Iterator(self) }

    public struct Iterator: IteratorProtocol {
        @usableFromInline let list: RecordList
        /// The records of the piece that is gone through, at last of the tail.
        @usableFromInline var records: [Element]
        @usableFromInline var at = 0
        @usableFromInline var nextPiece = 0

        @inlinable init(_ list: RecordList) {
            self.list = list
            records = list.shelf == nil ? list.tail : []
        }

        @inlinable public mutating func next() -> Element? {
            if at == records.count, !turn() { return nil }
            defer { at += 1 }
            return records[at]
        }

        /// Takes the next records; false where there are none.
        @usableFromInline mutating func turn() -> Bool {
            guard let shelf = list.shelf, nextPiece <= shelf.pieces.count else { return false }
            records = nextPiece < shelf.pieces.count ? shelf.records(of: nextPiece) : list.tail
            nextPiece += 1
            at = 0
            return !records.isEmpty
        }
    }
}

extension RecordList: Codable {
    public init(from decoder: any Decoder) throws {
        self.init()
        guard let moved = decoder.userInfo[.movedRecords] as? MovedRecords else {
            var list = try decoder.unkeyedContainer()
            if let count = list.count { tail.reserveCapacity(count) }
            while !list.isAtEnd { tail.append(try list.decode(Element.self)) }
            return
        }
        var list = try decoder.unkeyedContainer()
        shelf = Shelf(moved.store)
        shelf?.pieces = try list.decode([Int].self).map(moved.pieces.take)
        tail = try list.decode([Element].self)
    }

    /// - Shape: the records; of a list that is moved with its pieces how many bytes each has, and the records that no piece holds.
    public func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        guard let moved = encoder.userInfo[.movedRecords] as? MovedRecords, var shelf else {
            for record in self { try list.encode(record) }
            return
        }
        if shelf.change != nil { shelf.pieces = shelf.pieces.indices.map { shelf.store.keep(shelf.records(of: $0)) } }
        for piece in shelf.pieces { moved.pieces.put(piece) }
        try list.encode(shelf.pieces.map(\.bytes.count))
        try list.encode(tail)
    }
}

/// What an encoder or decoder is told of lists that keep their pieces.
public struct MovedRecords {
    public let store: any RecordStore
    public let pieces: any RecordPieces

    public init(store: any RecordStore, pieces: any RecordPieces) { self.store = store; self.pieces = pieces }
}

extension CodingUserInfoKey {
    public static var movedRecords: CodingUserInfoKey {
        guard let key = CodingUserInfoKey(rawValue: "moved records") else { preconditionFailure("any text is a key") }
        return key
    }
}
