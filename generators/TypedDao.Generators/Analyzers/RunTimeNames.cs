namespace TypedDao.Generators.Analyzers;

/// <summary>
/// The .NET names by which analyzers know the operations and columns of the run time, beside <see cref="Schema.WellKnownNames"/>.
/// The analyzers reference no assembly of the product; a test keeps these true.
/// </summary>
internal static class RunTimeNames
{
    public const string Filterable = "TypedDao.IFilterable`2";

    public const string ReadOperations = "TypedDao.ReadOperations";
    public const string FilterOperations = "TypedDao.FilterOperations";
    public const string Dao = "TypedDao.Dao";

    public const string ReadAsync = "ReadAsync";
    public const string Where = "Where";

    public const string ColumnsNamespace = "TypedDao.Filters.Columns";
    public const string BoolColumn = "BoolColumn";
    public const string EnumColumn = "EnumColumn`1";
    public const string EquatableColumn = "EquatableColumn`1";
    public const string OrderedColumn = "OrderedColumn`1";
    public const string TextColumn = "TextColumn";
}
