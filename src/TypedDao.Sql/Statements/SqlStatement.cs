namespace TypedDao.Sql.Statements;

/// <summary>A statement with placeholders and the values for them.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Parameters">The values, in the order of their placeholders.</param>
internal sealed record SqlStatement(string Text, params IReadOnlyList<SqlValue> Parameters);
