using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>
/// The .NET names by which the generator knows the contracts: attributes, their properties, and the members of enums
/// that mean something to the build. The generator references no assembly of the product; a test keeps these true.
/// </summary>
internal static class WellKnownNames
{
    public const string ExtensibilityNamespace = "TypedDao.Extensibility";

    public const string ExtensionAttribute = "TypedDaoExtensionAttribute";
    public const string StoreTypeAttribute = "StoreTypeAttribute";
    public const string ObjectTypeAttribute = "ObjectTypeAttribute";
    public const string InterfaceTypeAttribute = "InterfaceTypeAttribute";
    public const string FormatTypeAttribute = "FormatTypeAttribute";
    public const string ImplementsAttribute = "ImplementsAttribute";
    public const string CapabilityAttribute = "CapabilityAttribute";
    public const string YamlElementAttribute = "YamlElementAttribute";

    public const string CompiledRowsAttribute = "CompiledRowsAttribute";

    public const string YamlKeyAttribute = "YamlKeyAttribute";
    public const string YamlDefaultAttribute = "YamlDefaultAttribute";
    public const string YamlRangeAttribute = "YamlRangeAttribute";
    public const string YamlGroupAttribute = "YamlGroupAttribute";
    public const string YamlRoleAttribute = "YamlRoleAttribute";

    /// <summary>Named arguments of the attributes.</summary>
    public const string Offers = "Offers";
    public const string Needs = "Needs";
    public const string Serves = "Serves";
    public const string Package = "Package";
    public const string Suffixes = "Suffixes";
    public const string Aliases = "Aliases";
    public const string Shape = "Shape";
    public const string DefaultInterface = "DefaultInterface";
    public const string EmbeddedInterface = "EmbeddedInterface";
    public const string Capabilities = "Capabilities";
    public const string MemberCapabilities = "MemberCapabilities";
    public const string SelectionCapabilities = "SelectionCapabilities";
    public const string DataInterface = "DataInterface";
    public const string Access = "Access";
    public const string Requires = "Requires";
    public const string Together = "Together";
    public const string Required = "Required";

    /// <summary>What is written on types of users.</summary>
    public const string RowsNamespace = "TypedDao";
    public const string RowColumnAttribute = "RowColumnAttribute";
    public const string RowOfAttribute = "RowOfAttribute";
    public const string Utf8String = "Utf8String";
    public const string Precision = "Precision";
    public const string Scale = "Scale";
    public const string Format = "Format";
    public const string UnknownIsNull = "UnknownIsNull";
    public const string Ignore = "Ignore";

    public const string DescriptionNamespace = "System.ComponentModel";
    public const string DescriptionAttribute = "DescriptionAttribute";

    public const string StoresNamespace = "TypedDao.Stores";
    public const string Secret = "Secret";

    /// <summary>The providers, as full metadata names: what a class with the attribute for an implementation implements.</summary>
    public const string StoreProvider = "TypedDao.Stores.IStoreProvider`1";
    public const string InterfaceProvider = "TypedDao.Interfaces.IInterfaceProvider`1";
    public const string CodecProvider = "TypedDao.Codecs.ICodecProvider`1";

    /// <summary>What interfaces need of a store, so that what they do can be done in several.</summary>
    public const string ObjectStorage = "TypedDao.Storage.IObjectStorage";

    /// <summary>The contract of an object that takes rejected rows.</summary>
    public const string TakesRejects = "TypedDao.Interfaces.ITakesRejects";

    /// <summary>The contract of rows that are read.</summary>
    public const string ReadsRows = "TypedDao.Interfaces.IReadsRows";

    /// <summary>The contract of members and partitions that can be listed.</summary>
    public const string ListsKeys = "TypedDao.Interfaces.IListsKeys";

    /// <summary>The environment in which stores are as written.</summary>
    public const string DefaultEnvironment = "default";

    /// <summary>In a stated default of an address: the store's name.</summary>
    public const string StoreNameMark = "STORE";

    /// <summary>Members of the enums of short forms.</summary>
    public const string BadRowsFail = "Fail";
    public const string BadRowsSkip = "Skip";
    public const string UnknownIsError = "Error";
    public const string NullForUnknown = "Null";
    public const string ClrTypeString = "String";

    /// <summary>The columns that hold a rejected row: the members of the record that carries it, and whether they may be null.</summary>
    public static (string Name, ColumnKind Kind, bool IsNullable)[] RejectColumns { get; } =
    [
        ("source", ColumnKind.String, false),
        ("line", ColumnKind.Int64, false),
        ("column", ColumnKind.String, true),
        ("value", ColumnKind.String, true),
        ("error", ColumnKind.String, false),
        ("raw", ColumnKind.String, false),
    ];

    public static string Extensibility(string attribute) => $"{ExtensibilityNamespace}.{attribute}";
}
