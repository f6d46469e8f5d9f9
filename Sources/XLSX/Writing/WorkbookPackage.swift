import CXLSXWriter
import Glibc
import Sheets

/// A workbook of libxlsxwriter's in the making, whose file is in memory only.
///
/// libxlsxwriter writes to nothing but a path, and prints to standard error when that fails. An anonymous
/// file in memory has a path and does not fail.
final class WorkbookPackage {
    /// The workbook to write to, until `closeInParts()`.
    let workbook: UnsafeMutablePointer<lxw_workbook>
    private let file: MemoryFile
    private let temporaryFolder: String
    private var isOpen = true

    /// 2000-01-01T00:00:00Z. A fixed time makes for the same bytes, and libxlsxwriter's unguarded use of
    /// `gmtime` harmless in threads: all of them write the same date over each other.
    private static let created: time_t = 946_684_800

    /// Begins a workbook; `room` is how many bytes its temporary files may take.
    init(room: Int) throws(XLSXWriteError) {
        file = try MemoryFile()
        temporaryFolder = try TemporaryFolder.path(withRoomFor: room)
        let path = file.path
        let made = temporaryFolder.withCString { folder in
            var options = lxw_workbook_options()
            options.tmpdir = UnsafeMutablePointer(mutating: folder)  // copied, never written to
            return workbook_new_opt(path, &options)
        }
        guard let made else { throw XLSXWriteError(errno: ENOMEM, path: path) }
        workbook = made
        var properties = lxw_doc_properties()
        properties.created = WorkbookPackage.created
        workbook_set_properties(made, &properties)
    }

    /// Notes the custom properties of the document.
    func set(_ properties: [WorkbookDraft.Property]) throws(XLSXWriteError) {
        for property in properties {
            let error = workbook_set_custom_property_string(workbook, property.name, property.text)
            guard error == LXW_NO_ERROR else { throw .invalidProperty(property.name) }
        }
    }

    deinit {
        if isOpen { lxw_workbook_free(workbook) }
    }

    /// Ends the workbook and gives its parts; it must not be used after that.
    func closeInParts() throws(XLSXWriteError) -> [PackageCheck.Part] {
        try PackageCheck.parts(of: packed())
    }

    private func packed() throws(XLSXWriteError) -> [UInt8] {
        isOpen = false
        // libxlsxwriter prints numbers with `printf`: with a comma, if the host program has set its locale.
        let plain = newlocale(LC_NUMERIC_MASK, "C", nil)
        let previous = plain.map { uselocale($0) }
        let error = workbook_close(workbook)
        if let previous { uselocale(previous) }
        if let plain { freelocale(plain) }
        guard error == LXW_NO_ERROR else {
            if error == LXW_ERROR_CREATING_TMPFILE {
                throw XLSXWriteError(errno: errno, path: temporaryFolder)
            }
            throw .incomplete(part: "code \(error.rawValue)")
        }
        return try file.contents()
    }
}
