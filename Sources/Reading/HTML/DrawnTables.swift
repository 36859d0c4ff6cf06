/// Tables that a page draws without `<table>`: by roles for screen readers, `<div role="row"><span role="cell">`, or as LaTeXML does within figures,
/// `<span class="ltx_tabular">`.
enum DrawnTables {
    /// The element as which a tag is read: its own, or the part of a table that its role or class names.
    ///
    /// - Parameter isInDrawnTable: whether the innermost open table is drawn; a row or cell elsewhere is none.
    static func element(_ tag: HTMLElement, _ attributes: HTMLAttributes, isInDrawnTable: Bool) -> HTMLElement {
        guard tag == .block || tag == .other || tag == .section || tag == .p, attributes.list != nil, let part = part(attributes) else { return tag }
        return part == .table || isInDrawnTable ? part : tag
    }

    private static func part(_ attributes: HTMLAttributes) -> HTMLElement? {
        if let role = attributes["role"], role.count <= 12 { return roles[String(decoding: role, as: UTF8.self)] }
        guard let names = attributes["class"], names.starts(with: "ltx_t".utf8) else { return nil }
        if attributes.words(of: "class", contain: ["ltx_th"]) { return .th }
        return classes[String(decoding: names.prefix { $0 != 0x20 }.prefix(16), as: UTF8.self)]
    }

    /// - Source: WAI-ARIA 1.2, roles of tables and grids.
    private static let roles: [String: HTMLElement] = [
        "table": .table, "grid": .table, "treegrid": .table, "rowgroup": .tbody, "row": .tr, "columnheader": .th, "rowheader": .th, "cell": .td, "gridcell": .td,
    ]

    private static let classes: [String: HTMLElement] = [
        "ltx_tabular": .table, "ltx_thead": .thead, "ltx_tbody": .tbody, "ltx_tfoot": .tfoot, "ltx_tr": .tr, "ltx_td": .td,
    ]
}
