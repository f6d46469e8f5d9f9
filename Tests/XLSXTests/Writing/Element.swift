import Foundation
import FoundationXML

/// An XML element with what it holds.
final class Element {
    let name: String
    let attributes: [String: String]
    private(set) var elements: [Element] = []
    var text = ""

    init(name: String, attributes: [String: String] = [:]) {
        self.name = name
        self.attributes = attributes
    }

    func append(_ element: Element) {
        elements.append(element)
    }

    subscript(attribute: String) -> String? { attributes[attribute] }

    func children(_ name: String) -> [Element] {
        elements.filter { $0.name == name }
    }

    /// The first child of that name, or an empty one.
    func child(_ name: String) -> Element {
        elements.first { $0.name == name } ?? Element(name: name)
    }
}

/// Builds the tree of a part.
final class ElementReader: NSObject, XMLParserDelegate {
    private var open = [Element(name: "")]

    /// The root element; nil where the bytes are not well-formed.
    static func read(_ bytes: [UInt8]) -> Element? {
        let reader = ElementReader()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = reader
        return parser.parse() ? reader.open.first?.elements.first : nil
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = Element(name: name, attributes: attributes)
        open.last?.append(element)
        open.append(element)
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        open.last?.text += text
    }
}
