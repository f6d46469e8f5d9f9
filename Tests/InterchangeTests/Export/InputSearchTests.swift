import Foundation
import TestSupport
import Testing

@testable import Interchange

@Suite("Looking for inputs")
struct InputSearchTests {
    private func paths(_ list: InputList, in folder: TemporaryFolder) -> [String] {
        (0..<list.count).map { index in
            let path = String(list.path(index).dropFirst(folder.path.count + 1))
            return list.refusal(index) == nil ? path : path + " !"
        }
    }

    @Test("folders, archives and archives in archives, in order, with names in GBK")
    func order() throws {
        let folder = try ExportFolder(hostile: false)
        let found = paths(InputSearch.find([folder.inputs]), in: folder.folder)
        #expect(found.count == folder.count)
        #expect(
            found.suffix(5) == [
                "报送/单位3/再报.xlsx", "报送/补报.zip/一处/自评表.xlsx", "报送/补报.zip/一处/说明.txt",
                "报送/补报.zip/内.zip/自评表.csv", "报送/通知.txt",
            ])
        let archives = ArchiveCache(InputSearch.find([folder.inputs]))
        let inner = try #require(found.firstIndex(of: "报送/补报.zip/内.zip/自评表.csv"))
        #expect(try archives.input(inner).bytes == ExportFolder.bytes("transfer-2021.csv"))
    }

    @Test("what cannot be opened is an input all the same, with its reason")
    func refused() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.file("空"), withIntermediateDirectories: true)
        let broken = try folder.write("PK\u{3}\u{4}broken".utf8, to: "坏.zip")
        let empty = folder.file("无.zip")
        try ExportFolder.zip(["__MACOSX/a.xlsx": [1]], to: empty)
        var nested: [UInt8] = try ExportFolder.bytes("transfer-2018.xlsx")
        var name = "表.xlsx"
        for _ in 0..<4 {
            let path = folder.file("层.zip")
            try ExportFolder.zip([name: nested], to: path)
            nested = try folder.contents(of: "层.zip")
            name = "层.zip"
        }
        let list = InputSearch.find([
            folder.file("空"), broken, empty, folder.file("层.zip"), folder.file("没有"),
        ])
        #expect(
            (0..<list.count).map { list.refusal($0) } == [
                .emptyFolder, .archive(.damaged), .archive(.empty), .archive(.tooDeep),
                .cannotRead(.notFound),
            ])
        #expect(list.path(3).hasSuffix("层.zip/层.zip/层.zip/层.zip"))
    }

    @Test("a folder that leads into itself comes to an end")
    func circle() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("a,b".utf8, to: "表.csv")
        try FileManager.default.createSymbolicLink(atPath: folder.file("圈"), withDestinationPath: folder.path)
        #expect(paths(InputSearch.find([folder.path]), in: folder) == ["表.csv"])
    }

    @Test("outputs in an input folder are not read as inputs")
    func outputs() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("a,b".utf8, to: "表.csv")
        let output = try folder.write("a,b".utf8, to: "汇总.csv")
        #expect(paths(InputSearch.find([folder.path], excluding: [output]), in: folder) == ["表.csv"])
    }

    @Test("a file counts once, by however many paths it is reached")
    func once() throws {
        let folder = try TemporaryFolder()
        let input = try folder.write("a,b".utf8, to: "表.csv")
        try FileManager.default.createSymbolicLink(atPath: folder.file("又.csv"), withDestinationPath: input)
        #expect(InputSearch.find([input, folder.path, input]).count == 1)
    }

    @Test("entries of archives that begin at their own folder or above it are there like others")
    func dottedEntries() throws {
        let folder = try TemporaryFolder()
        let form = try ExportFolder.bytes("transfer-2018.csv")
        let archive = folder.file("报.zip")
        try ExportFolder.zip(["../甲.csv": form, "./乙.csv": form, "丙.csv": form], to: archive)
        let list = InputSearch.find([archive])
        #expect(
            (0..<list.count).map(list.path).map { $0.dropFirst(archive.count + 1) } == [
                "../甲.csv", "./乙.csv", "丙.csv",
            ])
    }

    @Test("a workbook that was renamed to .zip is a workbook")
    func renamed() throws {
        let folder = try TemporaryFolder()
        let bytes = try ExportFolder.bytes("transfer-2018.xlsx")
        let renamed = try folder.write(bytes, to: "自评表.zip")
        let list = InputSearch.find([renamed])
        #expect(list.count == 1)
        #expect(try ArchiveCache(list).input(0).bytes == bytes)
    }

    @Test("a list of inputs is separated by line breaks or by NULs")
    func names() {
        #expect(InputNames.names(Array("a.xlsx\r\nb c.xlsx\n\n".utf8)) == ["a.xlsx", "b c.xlsx"])
        #expect(InputNames.names([0xFF, 0xFE, 0x61, 0, 0x0D, 0, 0x0A, 0, 0x68, 0x88]) == ["a", "表"])
        #expect(InputNames.names([0xEF, 0xBB, 0xBF, 0x61, 0x0A, 0x20, 0x0A]) == ["a"])
        #expect(InputNames.names(Array("a\n.xlsx\0b.xlsx\0".utf8)) == ["a\n.xlsx", "b.xlsx"])
    }
}
