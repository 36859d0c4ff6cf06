import CLibXML2

/// What receives the tags and words of a page, in reading order.
protocol HTMLHandler: AnyObject {
    func start(_ element: HTMLElement, _ attributes: HTMLAttributes)
    func end(_ element: HTMLElement)
    func characters(_ text: UnsafeBufferPointer<UInt8>)
    /// The content of a script or style sheet.
    func rawContent(_ text: UnsafeBufferPointer<UInt8>)
}

/// Reads HTML with libxml2, which mends what is broken: unclosed and crossed tags, missing quotes, bare ampersands.
///
/// The parser hands over tags one by one and builds no tree, so nesting costs no stack.
///
/// - Shape: in, UTF-8 without NUL; out, calls of the handler, each start with its end.
/// - Source: libxml2's `HTMLparser.h`, SAX interface; `HTML_PARSE_NONET` and no tree, so that nothing is fetched or kept.
enum HTMLEvents {
    /// - Returns: how many character references name no character and were left out.
    static func read(_ bytes: [UInt8], for handler: any HTMLHandler) -> Int {
        _ = isReady
        guard !bytes.isEmpty, bytes.count < Int(Int32.max), let context = htmlNewParserCtxt() else { return 0 }
        defer { htmlFreeParserCtxt(context) }
        let relay = Relay(handler)
        var handlers = xmlSAXHandler()
        handlers.initialized = markOfSAX2
        handlers.startElement = { Relay.of($0)?.start($1, $2) }
        handlers.endElement = { Relay.of($0)?.end($1) }
        handlers.characters = { Relay.of($0)?.characters($1, $2) }
        handlers.ignorableWhitespace = { Relay.of($0)?.characters($1, $2) }
        handlers.cdataBlock = { Relay.of($0)?.rawContent($1, $2) }
        handlers.serror = { Relay.of($0)?.note($1) }
        guard let place = context.pointee.sax else { return 0 }
        place.pointee = handlers
        let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_NODEFDTD.rawValue
        withExtendedLifetime(relay) {
            context.pointee.userData = Unmanaged.passUnretained(relay).toOpaque()
            bytes.withUnsafeBytes { text in
                let start = text.baseAddress?.assumingMemoryBound(to: CChar.self)
                let document = htmlCtxtReadMemory(context, start, Int32(text.count), nil, "UTF-8", Int32(options))
                if let document { xmlFreeDoc(document) }
            }
        }
        return relay.badReferences
    }

    /// Documents are read on several threads; libxml2 wants to be made ready once, before the first.
    private static let isReady: Bool = { xmlInitParser(); return true }()
}

/// `XML_SAX2_MAGIC`: with it libxml2 calls `serror` too.
private let markOfSAX2: UInt32 = 0xDEED_BEAF

/// Takes libxml2's calls, knows elements by the address of their name (names are kept once a document).
private final class Relay {
    private let handler: any HTMLHandler
    private var elements: [UInt: HTMLElement] = [:]
    private(set) var badReferences = 0

    init(_ handler: any HTMLHandler) { self.handler = handler }

    @inline(__always)
    static func of(_ pointer: UnsafeMutableRawPointer?) -> Relay? { pointer.map { Unmanaged<Relay>.fromOpaque($0).takeUnretainedValue() } }

    func start(_ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        guard let name else { return }
        handler.start(element(name), HTMLAttributes(list: attributes))
    }

    func end(_ name: UnsafePointer<xmlChar>?) {
        guard let name else { return }
        handler.end(element(name))
    }

    func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard let text, count > 0 else { return }
        handler.characters(UnsafeBufferPointer(start: text, count: Int(count)))
    }

    func rawContent(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard let text, count > 0 else { return }
        handler.rawContent(UnsafeBufferPointer(start: text, count: Int(count)))
    }

    func note(_ error: UnsafePointer<xmlError>?) {
        guard let code = error?.pointee.code else { return }
        if code == XML_ERR_INVALID_HEX_CHARREF.rawValue || code == XML_ERR_INVALID_DEC_CHARREF.rawValue || code == XML_ERR_INVALID_CHAR.rawValue {
            badReferences += 1
        }
    }

    private func element(_ name: UnsafePointer<xmlChar>) -> HTMLElement {
        let address = UInt(bitPattern: name)
        if let known = elements[address] { return known }
        var length = 0
        while name[length] != 0, length < 40 { length += 1 }
        let element = HTMLElement(name: String(decoding: UnsafeBufferPointer(start: name, count: length), as: UTF8.self))
        elements[address] = element
        return element
    }
}
