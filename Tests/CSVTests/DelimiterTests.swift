import CSV
import Testing

@Suite struct DelimiterTests {
    @Test(arguments: [
        ("a,b\nc,d\n", ","), ("a;b\nc;d\n", ";"), ("a\tb\nc\td\n", "\t"),
        ("a;b,c\nd;e\nf;g\n", ";"),
        ("一,\"a;b;c;d\"\n二,\"e;f;g;h\"\n", ","),
        ("\"a,b,c\"\t1\n\"d,e,f\"\t2\n", "\t"),
        ("\"a;b\n;c\",1\nd,2\n", ","),
        ("a,b,c\nd\ne,f\n;\n", ","),
        ("a\n", ","), ("a b\n", ","), ("\n", ","),
        ("标题,,,,\n1;2,3,4,5,6\n", ","),
        ("标题\t\t\t\n6,342.65\t1\t2\t3\n", "\t"),
        ("a,b", ","), ("\"a;b\"", ","),
    ])
    func theDelimiterIsFound(text: String, delimiter: String) throws {
        let document = try CSVReader().read(bytes: Array(text.utf8))
        #expect(String(UnicodeScalar(document.dialect.delimiter)) == delimiter)
    }

    @Test func aGivenDelimiterIsTaken() throws {
        let document = try CSVReader(delimiter: UInt8(ascii: "|")).read(bytes: Array("a,b|c".utf8))
        #expect(texts(document.sheet) == ["A1": "a,b", "B1": "c"])
        for sign in [UInt8(ascii: "\""), 0, 10, 13, 0x80, 0xFF, UInt8(ascii: "=")] {
            #expect(
                thrown { () throws(CSVError) in try CSVReader(delimiter: sign).read(bytes: [65]) }
                    == .unusableDelimiter(sign))
        }
    }
}
