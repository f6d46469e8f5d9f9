import CSV
import Foundation
import Primitives
import Sheets
import Testing
import TextEncodings

/// The CSV files that officers sent, beside the project where they are at hand.
@Suite struct OfficerFilesTests {
    private struct Facts: Decodable {
        var csv: CSV
        struct CSV: Decodable {
            var encoding: String
            var separator: String
        }
    }

    /// What Python's csv module makes of each file.
    private static let tables: [String: Table] = [
        "department-2023-01": Table(records: 19, fields: 8, cells: 98, hash: 0x652f_d037_e407_5cb3),
        "project-2020-zhuzhou-01": Table(records: 31, fields: 9, cells: 118, hash: 0x5296_5111_cd79_1aef),
        "project-2021-xinjiang-01": Table(records: 21, fields: 11, cells: 116, hash: 0x6df1_be02_7096_ba84),
        "project-2021-xinjiang-03": Table(records: 21, fields: 11, cells: 109, hash: 0x6f7f_8a55_1a2f_5865),
        "project-2021-xinjiang-04": Table(records: 17, fields: 11, cells: 96, hash: 0x007f_ce28_b02e_b40d),
        "project-2021-xinjiang-05": Table(records: 25, fields: 11, cells: 134, hash: 0x04dc_03d3_90e8_b804),
        "project-2021-xinjiang-07": Table(records: 26, fields: 11, cells: 126, hash: 0x5b35_9ed0_004a_d99c),
        "project-2021-xinjiang-12": Table(records: 21, fields: 11, cells: 109, hash: 0xa6f2_ad29_d968_6cf0),
        "project-2021-xinjiang-14": Table(records: 18, fields: 11, cells: 94, hash: 0x2eb9_0e5a_b993_9f3a),
        "project-2022-changji-01": Table(records: 27, fields: 13, cells: 154, hash: 0x67d4_01b0_384d_b5ca),
        "project-2022-changji-02": Table(records: 31, fields: 13, cells: 178, hash: 0x1944_77c7_a8f4_46b1),
        "project-2022-changji-04": Table(records: 38, fields: 13, cells: 220, hash: 0x1679_1518_2ce8_f7ea),
        "project-2022-changji-08": Table(records: 29, fields: 13, cells: 166, hash: 0xc377_cedb_3231_4a83),
        "project-2022-changji-18": Table(records: 32, fields: 13, cells: 192, hash: 0x66be_482f_c124_6e2c),
        "project-2023-urumqi-01": Table(records: 23, fields: 10, cells: 116, hash: 0x982a_9b79_2d9b_4011),
        "project-2023-urumqi-03": Table(records: 26, fields: 10, cells: 136, hash: 0xdcee_feac_f6c3_0654),
        "project-2023-urumqi-06": Table(records: 21, fields: 10, cells: 108, hash: 0x7bb9_33a2_9168_ffbc),
        "project-2023-urumqi-08": Table(records: 23, fields: 10, cells: 118, hash: 0x6eb0_79b7_de7f_61ce),
        "regional-2018-01": Table(records: 10, fields: 2, cells: 17, hash: 0x21cf_b8cb_f05c_c8bd),
        "regional-2018-02": Table(records: 24, fields: 4, cells: 54, hash: 0x39d1_57e7_850b_569c),
        "regional-2018-03": Table(records: 11, fields: 4, cells: 26, hash: 0x1241_b733_25e4_7865),
        "regional-2018-05": Table(records: 10, fields: 2, cells: 17, hash: 0x53d5_1c47_ae33_3a4f),
        "transfer-2018-01": Table(records: 22, fields: 9, cells: 77, hash: 0x62f1_7469_c48b_b312),
        "transfer-2018-03": Table(records: 32, fields: 9, cells: 112, hash: 0xacc1_7676_a37b_2ace),
        "transfer-2021-01": Table(records: 30, fields: 9, cells: 111, hash: 0x2fa6_8c10_b22e_887c),
    ]

    /// The size of a table, and the FNV-1a hash of its cells, each as `row,column:text` from zero.
    private struct Table: Equatable {
        var records: Int
        var fields: Int
        var cells: Int
        var hash: UInt64

        init(records: Int, fields: Int, cells: Int, hash: UInt64) {
            self.records = records
            self.fields = fields
            self.cells = cells
            self.hash = hash
        }

        init(_ document: CSVDocument) {
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for cell in document.sheet.cells {
                let place = cell.reference
                for byte in "\(place.row),\(place.column):\(document.sheet.text(of: cell))".utf8 {
                    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
                }
            }
            self.init(
                records: document.recordCount, fields: document.fieldCount,
                cells: document.sheet.cells.count, hash: hash)
        }
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("../shared/officer-sheets").standardizedFileURL

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }.sorted()
    }()

    @Test(.enabled(if: !names.isEmpty, "there are no officers' sheets beside the project"), arguments: names)
    func isReadAsItsFactsSay(name: String) throws {
        let url = OfficerFilesTests.folder.appendingPathComponent(name)
        let facts = try JSONDecoder().decode(
            Facts.self, from: Data(contentsOf: url.appendingPathExtension("facts.json")))
        let document = try CSVReader().read(path: url.appendingPathExtension("csv").path)
        #expect(document.dialect.encoding == TextEncoding(named: facts.csv.encoding))
        #expect(document.dialect.hasByteOrderMark == ["utf-8-sig", "utf-16"].contains(facts.csv.encoding))
        #expect(String(UnicodeScalar(document.dialect.delimiter)) == facts.csv.separator)
        if let table = OfficerFilesTests.tables[name] { #expect(Table(document) == table) }

        // Written in every dialect, it is the same sheet.
        var grid = [[String]](
            repeating: [String](repeating: "", count: document.fieldCount), count: document.recordCount)
        for cell in document.sheet.cells {
            grid[cell.reference.row][cell.reference.column] = document.sheet.text(of: cell)
        }
        for dialect in RoundTripTests.dialects {
            let again = try CSVReader().read(bytes: CSVWriter(dialect: dialect).write(draft(grid)))
            #expect(texts(again.sheet) == texts(document.sheet))
            #expect(again.dialect == dialect)
        }
    }
}
