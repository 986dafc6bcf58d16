namespace TypedDao.Generators.Model;

/// <summary>How the value of one column gets from a field into a member of a row and back, as parts of C#.</summary>
/// <param name="Column">The name in storage.</param>
/// <param name="Member">The member, not escaped.</param>
/// <param name="Type">The member's type, with <c>?</c> where it is nullable.</param>
/// <param name="Method">The ending of the reader's and writer's method, with type arguments.</param>
internal sealed record FieldModel(string Column, string Member, string Type, string Method)
{
    public bool IsNullable { get; init; }

    /// <summary>Whether a value that is none of the allowed ones is null.</summary>
    public bool UnknownIsNull { get; init; }

    /// <summary>
    /// The type whose default is null, where that must be said, as of a struct: memory, among others, is made of <c>null</c> by a
    /// conversion, and so <c>condition ? null : memory</c> would be empty memory.
    /// </summary>
    public string? NullType { get; init; }

    /// <summary>What stands before and behind what is read, so that it becomes the member's value.</summary>
    public string ReadStart { get; init; } = string.Empty;

    public string ReadEnd { get; init; } = string.Empty;

    /// <summary>What stands before and behind the member's value, so that it can be written.</summary>
    public string WriteStart { get; init; } = string.Empty;

    public string WriteEnd { get; init; } = string.Empty;

    /// <summary>The constructor parameter that takes the value; null: the member is set.</summary>
    public string? ConstructorParameter { get; init; }

    /// <summary>Whether the member must be set even where a constructor parameter takes the value.</summary>
    public bool IsRequired { get; init; }
}
