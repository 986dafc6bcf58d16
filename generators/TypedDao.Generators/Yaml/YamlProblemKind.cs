namespace TypedDao.Generators.Yaml;

/// <summary>What is wrong with the text as YAML. Each kind is a diagnostic of its own.</summary>
internal enum YamlProblemKind
{
    /// <summary>Malformed YAML of any other sort.</summary>
    Syntax,

    /// <summary>A tab where YAML wants spaces.</summary>
    Tab,

    /// <summary>A character that YAML forbids, such as NUL.</summary>
    InvalidCharacter,

    /// <summary>A key twice in one mapping; <see cref="YamlProblem.Related"/> is the first place.</summary>
    DuplicateKey,

    /// <summary>A key that is a list, a mapping, or empty.</summary>
    InvalidKey,

    /// <summary>A second document in the file: only the first is read.</summary>
    SecondDocument,

    /// <summary>An alias without an anchor before it, or inside its own anchor.</summary>
    UnknownAlias,

    /// <summary><c>&lt;&lt;:</c> with something else than a mapping or a list of mappings.</summary>
    InvalidMerge,

    /// <summary>A tag such as <c>!!int</c>.</summary>
    Tag,

    /// <summary>An unquoted comma inside a type or call in flow style: <c>{ a: decimal(10,2) }</c>.</summary>
    UnquotedComma,

    /// <summary>Nested deeper, or expanded by aliases to more nodes, than is read.</summary>
    TooLarge,
}
