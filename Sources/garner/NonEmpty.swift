import ArgumentParser

/// A path, or a name, as it is typed: an empty one is a mistake, such as a variable of a script that is not set.
func nonEmpty(_ text: String) throws -> String {
    guard !text.isEmpty else { throw ValidationError("it is empty.") }
    return text
}
