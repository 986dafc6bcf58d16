namespace TypedDao.Generators.Emit;

/// <summary>The names of the run time and the base library that emitted code uses. A test compares them with what is there.</summary>
internal static class Clr
{
    public const string AmbientContext = "global::TypedDao.AmbientContext";
    public const string CatalogContext = "global::TypedDao.ICatalogContext";
    public const string DataContext = "global::TypedDao.DataContext";
    public const string DataContextOptions = "global::TypedDao.DataContextOptions";
    public const string DataObject = "global::TypedDao.DataObject";
    public const string InvalidValueException = "global::TypedDao.InvalidValueException";
    public const string KeyOperations = "global::TypedDao.KeyOperations";
    public const string ObjectTarget = "global::TypedDao.ObjectTarget";
    public const string ReadableObject = "global::TypedDao.ReadableObject";
    public const string Utf8String = "global::TypedDao.Utf8String";

    public const string CatalogDefinition = "global::TypedDao.Catalogs.CatalogDefinition";
    public const string ErrorPolicy = "global::TypedDao.Catalogs.ErrorPolicy";
    public const string FormatBinding = "global::TypedDao.Catalogs.FormatBinding";
    public const string InterfaceBinding = "global::TypedDao.Catalogs.InterfaceBinding";
    public const string ObjectDefinition = "global::TypedDao.Catalogs.ObjectDefinition";
    public const string StoreBinding = "global::TypedDao.Catalogs.StoreBinding";
    public const string StoreDefinition = "global::TypedDao.Catalogs.StoreDefinition";

    public const string AccessLevel = "global::TypedDao.Extensibility.AccessLevel";
    public const string CompiledRows = "global::TypedDao.Extensibility.CompiledRows";
    public const string ObjectShape = "global::TypedDao.Extensibility.ObjectShape";

    public const string BoolColumn = "global::TypedDao.Filters.Columns.BoolColumn";
    public const string ColumnPath = "global::TypedDao.Filters.ColumnPath";
    public const string EnumColumn = "global::TypedDao.Filters.Columns.EnumColumn";
    public const string EquatableColumn = "global::TypedDao.Filters.Columns.EquatableColumn";
    public const string Filter = "global::TypedDao.Filters.Filter";

    /// <summary>The namespace of the columns in filters.</summary>
    public const string FilterColumns = "global::TypedDao.Filters.Columns.";
    public const string NestedColumn = "global::TypedDao.Filters.Columns.NestedColumn";
    public const string NullFilter = "global::TypedDao.Filters.NullFilter";
    public const string OrderedColumn = "global::TypedDao.Filters.Columns.OrderedColumn";
    public const string TextColumn = "global::TypedDao.Filters.Columns.TextColumn";

    public const string DataContextBuilder = "global::TypedDao.Hosting.DataContextBuilder";
    public const string DataContextServices = "global::TypedDao.Hosting.DataContextServices";

    public const string KeyCondition = "global::TypedDao.Keys.KeyCondition";
    public const string KeyKind = "global::TypedDao.Keys.KeyKind";
    public const string KeyValue = "global::TypedDao.Keys.KeyValue";

    public const string ByContent = "global::TypedDao.Rows.ByContent";
    public const string FieldReader = "global::TypedDao.Rows.IFieldReader";
    public const string FieldWriter = "global::TypedDao.Rows.IFieldWriter";
    public const string ListShape = "global::TypedDao.Rows.ListShape";
    public const string MapShape = "global::TypedDao.Rows.MapShape";
    public const string NullableShape = "global::TypedDao.Rows.NullableShape";
    public const string OptionalShape = "global::TypedDao.Rows.OptionalShape";
    public const string RowOf = "global::TypedDao.Rows.IRowOf";
    public const string RowShape = "global::TypedDao.Rows.IRowShape";

    /// <summary>The namespace of the scalar shapes, which are named after the kinds.</summary>
    public const string Rows = "global::TypedDao.Rows.";
    public const string StructShape = "global::TypedDao.Rows.StructShape";

    public const string ColumnType = "global::TypedDao.Schema.ColumnType";
    public const string RowSchema = "global::TypedDao.Schema.RowSchema";

    public const string Secret = "global::TypedDao.Stores.Secret";

    public const string ServiceCollection = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";

    public const string AsyncEnumerable = "global::System.Collections.Generic.IAsyncEnumerable";
    public const string CancellationToken = "global::System.Threading.CancellationToken";
    public const string Dictionary = "global::System.Collections.Generic.Dictionary";
    public const string Disposable = "global::System.IDisposable";
    public const string Enumerable = "global::System.Linq.Enumerable";
    public const string Func = "global::System.Func";
    public const string GeneratedCode = "global::System.CodeDom.Compiler.GeneratedCode";
    public const string InvalidOperationException = "global::System.InvalidOperationException";
    public const string ArgumentOutOfRangeException = "global::System.ArgumentOutOfRangeException";
    public const string MethodImpl = "global::System.Runtime.CompilerServices.MethodImpl";
    public const string MethodImplOptions = "global::System.Runtime.CompilerServices.MethodImplOptions";
    public const string List = "global::System.Collections.Generic.List";
    public const string Obsolete = "global::System.Obsolete";
    public const string ReadOnlyDictionary = "global::System.Collections.Generic.IReadOnlyDictionary";
    public const string ReadOnlyList = "global::System.Collections.Generic.IReadOnlyList";
    public const string Sequence = "global::System.Collections.Generic.IEnumerable";
    public const string TimeSpan = "global::System.TimeSpan";
    public const string Uri = "global::System.Uri";
    public const string UriKind = "global::System.UriKind";
}
