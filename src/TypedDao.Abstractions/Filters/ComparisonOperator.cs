namespace TypedDao.Filters;

/// <summary>How two values are compared. "Not equal" is the negation of <see cref="Equal"/>.</summary>
public enum ComparisonOperator
{
    /// <summary>Equal; false where one side alone is null, and where one is NaN.</summary>
    Equal,

    /// <summary>Less; false where a side is null or NaN.</summary>
    Less,

    /// <summary>Less or equal; false where a side is null or NaN.</summary>
    LessOrEqual,

    /// <summary>Greater; false where a side is null or NaN.</summary>
    Greater,

    /// <summary>Greater or equal; false where a side is null or NaN.</summary>
    GreaterOrEqual,
}
