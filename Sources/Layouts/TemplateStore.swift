/// The data files under Templates/: those embedded in the binary, and those of a folder that override them.
public struct TemplateStore: Sendable {}
