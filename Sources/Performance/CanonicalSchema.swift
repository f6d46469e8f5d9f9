/// The JSON Schema (draft 2020-12) of `performance-form/1`, built into the program so that it can be printed.
public enum CanonicalSchema {
    /// The schema as UTF-8.
    public static var json: [UInt8] { PackageResources.performance_form_1_schema_json }
}
