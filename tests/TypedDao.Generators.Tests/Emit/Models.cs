using TypedDao.Generators.Model;

namespace TypedDao.Generators.Tests.Emit;

/// <summary>Hand-made models, as short as a test needs them.</summary>
internal static class Models
{
    public static CapabilityModel Readable { get; } = new("global::TypedDao.IReadable", TypeParameters: 1);

    public static CapabilityModel Existing { get; } = new("global::TypedDao.IExisting", TypeParameters: 0);

    public static CapabilityModel Listable { get; } = new("global::TypedDao.IListable", TypeParameters: 0);

    public static CapabilityModel Writable { get; } = new("global::TypedDao.IWritable", TypeParameters: 1);

    public static CapabilityModel Appendable { get; } = new("global::TypedDao.IAppendable", TypeParameters: 1);

    public static CatalogModel Catalog(params StoreModel[] stores)
        => new() { ClassName = "Catalog", Namespace = "Acme.Data", Stores = stores.ToEquatableArray() };

    public static StoreModel Store(string propertyName, params ObjectModel[] objects) => new()
    {
        Name = propertyName.ToLowerInvariant(),
        PropertyName = propertyName,
        Bindings =
        [
            new StoreBindingModel
            {
                Environment = "default",
                Type = "memory",
                Implementation = new ImplementationModel(Provider("Store"), new OptionsModel("global::TypedDao.BuiltIn.MemoryStore", [])),
                Interfaces =
                [
                    new InterfaceBindingModel
                    {
                        Key = "S3FileInterface",
                        Type = "S3FileInterface",
                        Implementation = new ImplementationModel(Provider("Interface"), new OptionsModel("global::TypedDao.BuiltIn.S3FileInterface", [])),
                    },
                ],
            },
        ],
        Objects = objects.ToEquatableArray(),
    };

    /// <summary>A file with rows; without a row, bytes.</summary>
    public static ObjectModel File(string name, RowModel? row = null, string store = "Bronze") => new()
    {
        Name = name,
        PropertyName = Pascal(name),
        Type = "S3FileObject",
        Shape = ObjectShape.File,
        Interface = "S3FileInterface",
        Key = name + ".csv",
        Rows = row is null ? null : new RowReference(row.ExistingType ?? $"global::Acme.Data.{store}.{row.Name}", $"global::Acme.Data.{store}.{row.ShapeName}", $"global::Acme.Data.{store}.{row.ColumnsName}"),
        Row = row,
        Format = row is null ? null : Csv,
        Options = new OptionsModel("global::TypedDao.BuiltIn.S3FileObject", []),
        Capabilities = row is null ? new CapabilitiesModel([Existing], [Existing], [Existing], [Existing]) : new CapabilitiesModel([Readable, Writable, Existing], [Readable, Writable, Existing], [Readable, Writable, Existing], [Readable, Listable]),
    };

    public static FormatBindingModel Csv { get; } = new()
    {
        Name = "csv",
        Implementation = new ImplementationModel(Provider("Codec"), new OptionsModel("global::TypedDao.BuiltIn.CsvFormat", [])),
    };

    public static RowModel Row(string name, params ColumnModel[] columns) => new() { Name = name, Columns = columns.ToEquatableArray() };

    public static ColumnModel Column(string name, ColumnKind kind, bool nullable = false) => Column(name, new ColumnTypeModel(kind) { IsNullable = nullable });

    public static ColumnModel Column(string name, ColumnTypeModel type) => new() { Name = name, PropertyName = Pascal(name), Type = type };

    public static ColumnTypeModel Type(ColumnKind kind, bool nullable = false) => new(kind) { IsNullable = nullable };

    public static ColumnTypeModel Decimal(int precision, int scale, bool asText = false)
        => new(ColumnKind.Decimal) { Precision = precision, Scale = scale, AsText = asText };

    public static ColumnTypeModel List(ColumnTypeModel element) => new(ColumnKind.List) { Element = element };

    public static ColumnTypeModel Map(ColumnTypeModel key, ColumnTypeModel value) => new(ColumnKind.Map) { Key = key, Element = value };

    public static ColumnTypeModel Struct(RowModel row) => new(ColumnKind.Struct) { Struct = row };

    public static EnumModel Enum(string name, bool unknownIsNull, params string[] values)
        => new(name, values.Select(value => new EnumMemberModel(Pascal(value), value)).ToEquatableArray(), unknownIsNull);

    public static ParameterModel Parameter(string name, ColumnKind kind) => new() { Name = name, PropertyName = Pascal(name), Kind = kind };

    public static string Provider(string kind) => $"global::TypedDao.Generators.Tests.Emit.Test{kind}Provider";

    private static string Pascal(string name)
        => string.Concat(name.Split('_', ' ', '-', '.').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
