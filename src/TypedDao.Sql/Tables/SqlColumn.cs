namespace TypedDao.Sql.Tables;

/// <summary>A column as the server describes it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type, in the words of the server.</param>
internal sealed record SqlColumn(string Name, string Type)
{
    /// <summary>Whether null is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the server says that texts are equal only where their bytes are.</summary>
    public bool IsEqualByBytes { get; init; } = true;

    /// <summary>The most characters of a text; 0: any number.</summary>
    public int MostCharacters { get; init; }

    /// <summary>Of a decimal: the digits behind the point that are kept; null: all.</summary>
    public int? Scale { get; init; }

    /// <summary>Of times and timestamps: the digits of a second that are kept.</summary>
    public int SecondDigits { get; init; } = 6;
}
