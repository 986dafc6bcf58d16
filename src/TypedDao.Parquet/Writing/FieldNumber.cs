namespace TypedDao.Parquet.Writing;

/// <summary>The number by which a table format knows a column: <c>field_id</c> of parquet.thrift.</summary>
/// <param name="Id">The number.</param>
internal sealed record FieldNumber(int Id)
{
    /// <summary>Those of the columns of a struct by their names; of a list that of its <c>element</c>, of a map those of <c>key</c> and <c>value</c>.</summary>
    public IReadOnlyDictionary<string, FieldNumber> Fields { get; init; } = new Dictionary<string, FieldNumber>(0);
}
