namespace TypedDao.Sql.Dialects;

/// <summary>A table by its schema and name, as the server spells them.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Table">The table.</param>
internal readonly record struct SqlName(string Schema, string Table)
{
    /// <summary>Both, joined by a point, for messages.</summary>
    public override string ToString() => $"{Schema}.{Table}";
}
