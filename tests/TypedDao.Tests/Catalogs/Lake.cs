using TypedDao.BuiltIn;
using TypedDao.Catalogs;
using TypedDao.Codecs;
using TypedDao.Extensibility;
using TypedDao.Files;
using TypedDao.Keys;
using TypedDao.Schema;
using TypedDao.Storage;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Catalogs;

public static class Lake
{
    public static BronzeStore Bronze => LakeContext.Current.Bronze;

    public static void Configure(Func<DataContextOptions, DataContextOptions> configure) => AmbientContext<LakeContext>.Configure(configure);

    public static IDisposable Use(LakeContext context) => AmbientContext<LakeContext>.Use(context);
}

public sealed class LakeContext(DataContextOptions? options = null) : DataContext(Definition, options), ICatalogContext<LakeContext>
{
    public static LakeContext Current => AmbientContext<LakeContext>.Current;

    public static CatalogDefinition Definition { get; } = new()
    {
        Name = "Lake",
        DefaultEnvironment = "test",
        Environments = ["test", "injected", "elsewhere"],
        Stores = [BronzeStore.Definition, SilverStore.Definition],
    };

    public BronzeStore Bronze => field ??= new(this);

    public SilverStore Silver => field ??= new(this);

    public static LakeContext Create(DataContextOptions options) => new(options);
}

public sealed class BronzeStore(LakeContext context)
{
    private static readonly FormatBinding Csv = FormatBinding.Create("csv", new CsvFormat(), static () => new CsvCodecProvider(), "csv", "csv.gz");
    private static readonly FormatBinding JsonLines = FormatBinding.Create("jsonl", new JsonLinesFormat(), static () => new JsonLinesCodecProvider(), "jsonl", "ndjson");

    public static StoreDefinition Definition { get; } = LakeBindings.Store(
        "bronze",
        Define("users", ObjectShape.File, "users/{day:yyyy-MM-dd}/users.csv", UserShape.Schema, Csv, target => new UsersObject(target), "csv", [new("day", KeyKind.Date, "yyyy-MM-dd")], ErrorPolicy.Reject("bronze.rejects"), AccessLevel.Append),
        Define("people", ObjectShape.File, "people.csv", UserShape.Schema, Csv, target => new RowFile<User, UserShape>(target), "csv"),
        Define("packed", ObjectShape.File, "packed.csv.gz", UserShape.Schema, Csv, target => new RowFile<User, UserShape>(target), "csv.gz"),
        Define("lenient", ObjectShape.File, "lenient.csv", UserShape.Schema, Csv, target => new RowFile<User, UserShape>(target), "csv", policy: ErrorPolicy.Skip),
        Define("measured", ObjectShape.Directory, "measured", UserShape.Schema, Csv, target => new RowDirectory<User, UserShape>(target), "csv", policy: ErrorPolicy.Reject("bronze.reject_file")),
        Define("rejects", ObjectShape.Directory, "rejects/users", RejectShape.Schema, JsonLines, target => new RowDirectory<Reject, RejectShape>(target)),
        Define("reject_file", ObjectShape.File, "rejects/measured.csv", RejectShape.Schema, Csv, target => new RowFile<Reject, RejectShape>(target), "csv"),
        Define("logs", ObjectShape.Directory, "logs/{region}", EntryShape.Schema, JsonLines, target => new LogsObject(target), "jsonl", [new("region", KeyKind.String)]),
        Define("note", ObjectShape.File, "note.bin", null, null, target => new ByteFile(target), "bin"),
        Define("blobs", ObjectShape.Directory, "blobs", null, null, target => new ByteDirectory(target)));

    public UsersObject Users => field ??= new(Target("users"));

    public RowFile<User, UserShape> People => field ??= new(Target("people"));

    public RowFile<User, UserShape> Packed => field ??= new(Target("packed"));

    public RowFile<User, UserShape> Lenient => field ??= new(Target("lenient"));

    public RowDirectory<User, UserShape> Measured => field ??= new(Target("measured"));

    public RowDirectory<Reject, RejectShape> Rejects => field ??= new(Target("rejects"));

    public RowFile<Reject, RejectShape> RejectFile => field ??= new(Target("reject_file"));

    public LogsObject Logs => field ??= new(Target("logs"));

    public ByteFile Note => field ??= new(Target("note"));

    public ByteDirectory Blobs => field ??= new(Target("blobs"));

    private ObjectTarget Target(string name) => new(context, Definition.Objects.Single(definition => definition.Name == name));

    private static ObjectDefinition Define(
        string name,
        ObjectShape shape,
        string key,
        RowSchema? schema,
        FormatBinding? format,
        Func<ObjectTarget, IDataObject> create,
        string? suffix = null,
        IReadOnlyList<KeyParameter>? parameters = null,
        ErrorPolicy? policy = null,
        AccessLevel access = AccessLevel.Modify)
        => new()
        {
            Store = "bronze",
            Name = name,
            Type = shape is ObjectShape.File ? "S3FileObject" : "S3DirectoryObject",
            Shape = shape,
            Interface = "S3FileInterface",
            Key = key,
            Suffix = suffix,
            KeyParameters = parameters ?? [],
            Schema = schema,
            Format = format,
            Access = access,
            OnError = policy ?? ErrorPolicy.Fail,
            Create = create,
            Options = new object(),
        };
}

public sealed class SilverStore(LakeContext context)
{
    private static readonly FormatBinding Csv = FormatBinding.Create("csv", new CsvFormat(), static () => new CsvCodecProvider(), "csv", "csv.gz");

    public static StoreDefinition Definition { get; } = LakeBindings.Store(
        "silver",
        new ObjectDefinition
        {
            Store = "silver",
            Name = "events",
            Type = "S3DirectoryObject",
            Shape = ObjectShape.Directory,
            Interface = "S3FileInterface",
            Key = "events",
            PartitionKeys = [new("day", KeyKind.Date), new("region", KeyKind.String)],
            Schema = EventShape.Schema,
            Format = Csv,
            Create = static target => new EventsObject(target),
            Options = new S3DirectoryObject(),
        },
        new ObjectDefinition
        {
            Store = "silver",
            Name = "log",
            Type = "S3DirectoryObject",
            Shape = ObjectShape.Directory,
            Interface = "S3FileInterface",
            Key = "log",
            Schema = UserShape.Schema,
            Format = Csv,
            Create = static target => new RowDirectory<User, UserShape>(target),
            Options = new S3DirectoryObject(),
        });

    public EventsObject Events => field ??= new(new(context, Definition.Objects[0]));

    public RowDirectory<User, UserShape> Log => field ??= new(new(context, Definition.Objects[1]));
}

internal static class LakeBindings
{
    private static readonly InterfaceBinding Files = InterfaceBinding.Create(
        "S3FileInterface", "S3FileInterface", static _ => new S3FileInterface(), static () => new FileInterfaceProvider());

    public static StoreDefinition Store(string name, params IReadOnlyList<ObjectDefinition> objects) => new()
    {
        Name = name,
        Bindings =
        [
            StoreBinding.Create(
                "default",
                "local",
                settings => new LocalStore { Root = settings.GetString("root", $"${{LAKE_ROOT}}/{name}") },
                static () => new LocalStoreProvider(),
                Files),
            StoreBinding.Create("test", "memory", static _ => new MemoryStore(), static () => new MemoryStoreProvider(), Files),
            StoreBinding.Create("injected", "injected", static _ => new InjectedStore(), static () => new InjectedStoreProvider(), Files),
            StoreBinding.Missing("elsewhere", "s3", "TypedDao.S3", Files),
        ],
        Objects = objects,
    };
}
