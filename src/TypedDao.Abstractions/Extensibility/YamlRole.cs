namespace TypedDao.Extensibility;

/// <summary>What a key means to the build.</summary>
public enum YamlRole
{
    /// <summary>A plain value, handed to the run time.</summary>
    None,

    /// <summary>The name of a store, object, interface, format or column type.</summary>
    Type,

    /// <summary>The name of the generated catalog class.</summary>
    CatalogName,

    /// <summary>The namespace of the generated code.</summary>
    Namespace,

    /// <summary>The environment that is active when nothing else says so.</summary>
    DefaultEnvironment,

    /// <summary>The map of stores; in an environment, of overlays.</summary>
    Stores,

    /// <summary>The map of environments.</summary>
    Environments,

    /// <summary>The map of a store's objects.</summary>
    Objects,

    /// <summary>The map of a store's additional interfaces.</summary>
    Interfaces,

    /// <summary>The C# name.</summary>
    Name,

    /// <summary>The C# name of the row record.</summary>
    RowName,

    /// <summary>Text for documentation.</summary>
    Description,

    /// <summary>The layer of a store (bronze, silver, gold, …).</summary>
    Layer,

    /// <summary>Free properties; an object's own override its store's, null clears one.</summary>
    Properties,

    /// <summary>Free labels.</summary>
    Tags,

    /// <summary>The map of columns.</summary>
    Columns,

    /// <summary>A C# type of the user that the rows are bound to.</summary>
    Row,

    /// <summary>Another object whose columns are taken.</summary>
    ColumnsFrom,

    /// <summary>The interface that serves an object instead of its type's default.</summary>
    Interface,

    /// <summary>The object cannot be written.</summary>
    ReadOnly,

    /// <summary>The object can only be added to.</summary>
    AppendOnly,

    /// <summary>What to do with bad rows.</summary>
    OnError,

    /// <summary>The object that takes rejected rows, as <c>store.object</c>.</summary>
    RejectTo,

    /// <summary>A message that makes generated members obsolete.</summary>
    Deprecated,

    /// <summary>Allows that other objects share the address.</summary>
    Shared,

    /// <summary>The types of the parameters of a key template.</summary>
    Parameters,

    /// <summary>A key template: the folder part of a key.</summary>
    KeyPrefix,

    /// <summary>A key template: the last segment of a key; the object's name where absent.</summary>
    KeyIdentifier,

    /// <summary>As <see cref="KeyIdentifier"/>, but absent where a <see cref="KeyPrefix"/> is given.</summary>
    KeyIdentifierUnlessPrefix,

    /// <summary>The suffix of files, without its leading dot.</summary>
    KeySuffix,

    /// <summary>The name of a database table; the object's name where absent.</summary>
    TableName,

    /// <summary>The file format.</summary>
    Format,

    /// <summary>Columns that identify a row.</summary>
    PrimaryKeys,

    /// <summary>Columns whose values are part of the path (hive style).</summary>
    PartitionKeys,

    /// <summary>Columns that cluster the data of a table.</summary>
    ClusterKeys,

    /// <summary>One or more columns with another meaning: each must be declared.</summary>
    ColumnReference,

    /// <summary>Partition transforms over columns, such as <c>day(ts)</c> or <c>bucket(16, id)</c>.</summary>
    PartitionTransforms,

    /// <summary>Columns with an optional direction, such as <c>ts desc</c>.</summary>
    SortOrder,

    /// <summary>Whether a column may be null.</summary>
    Nullable,

    /// <summary>The allowed values of a column.</summary>
    Values,

    /// <summary>What to do with a value that is not allowed.</summary>
    UnknownValue,

    /// <summary>The text form of a column in text formats.</summary>
    TextFormat,

    /// <summary>The C# type of a column where it differs from the natural one.</summary>
    ClrType,

    /// <summary>The part of a store's address below which its objects live (bucket, root, host, database, …).</summary>
    AddressRoot,

    /// <summary>A prefix of all keys of a store.</summary>
    AddressPrefix,

    /// <summary>The names of other stores that keep the object as well.</summary>
    Replicas,
}
