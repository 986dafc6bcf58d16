using System.ComponentModel;

namespace TypedDao.BuiltIn;

/// <summary>What to do with bad rows, in its short form.</summary>
public enum BadRowPolicy
{
    /// <summary>A bad row ends the read.</summary>
    [Description("A bad row ends the read.")]
    Fail,

    /// <summary>Bad rows are skipped, counted and logged.</summary>
    [Description("Bad rows are skipped, counted and logged.")]
    Skip,
}

/// <summary>What to do with a value outside of a column's allowed ones.</summary>
public enum UnknownValuePolicy
{
    /// <summary>It makes the row a bad row.</summary>
    [Description("It makes the row a bad row.")]
    Error,

    /// <summary>It reads as null; the column must be nullable.</summary>
    [Description("It reads as null; the column must be nullable.")]
    Null,
}

/// <summary>C# types that a column can ask for.</summary>
public enum ClrTypeChoice
{
    /// <summary>Decimals as text, which holds 38 digits.</summary>
    [Description("Decimals as text, which holds 38 digits.")]
    String,
}
