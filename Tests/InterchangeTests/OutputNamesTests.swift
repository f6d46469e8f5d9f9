import Testing

@testable import Interchange

@Suite("What outputs are called")
struct OutputNamesTests {
    @Test("an output is named after its input")
    func plain() {
        #expect(
            OutputNames.names(for: ["x/甲.xlsx", "乙.CSV", "-", "noextension"], format: .json)
                == ["甲.json", "乙.json", "stdin.json", "noextension.json"])
    }

    @Test("inputs that would share a name keep their extensions, then are numbered")
    func collisions() {
        #expect(
            OutputNames.names(for: ["a.xlsx", "b.csv", "A.csv"], format: .json)
                == ["a.xlsx.json", "b.json", "A.csv.json"])
        #expect(
            OutputNames.names(for: ["x/a.xlsx", "y/a.xlsx", "y/a.xlsx-2.csv"], format: .xlsx)
                == ["a.xlsx.xlsx", "a.xlsx-2.xlsx", "a.xlsx-2-2.xlsx"])
    }
}
