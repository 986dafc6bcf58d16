using Microsoft.CodeAnalysis;
using static TypedDao.Generators.Diagnostics.Help;

namespace TypedDao.Generators.Diagnostics;

/// <summary>Objects: keys, partitions, formats, bad rows, addresses.</summary>
internal static class ObjectDescriptors
{
    public static readonly DiagnosticDescriptor DotSegment = new(
        "TDAO2301", "Key with a dot segment", "'{0}' has the segment '{1}', which means another folder. Write the key as it is.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2301.md");

    public static readonly DiagnosticDescriptor BadTemplate = new(
        "TDAO2302", "Malformed key", "'{0}' is no key: {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2302.md");

    public static readonly DiagnosticDescriptor EmptyKey = new(
        "TDAO2303", "Empty key", "The {0} has an empty key, which would be the whole store. Set {1}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2303.md");

    public static readonly DiagnosticDescriptor BadParameterFormat = new(
        "TDAO2304", "Unknown format of a placeholder", "The placeholder '{0}' has the format '{1}', which cannot be used: {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2304.md");

    public static readonly DiagnosticDescriptor AdjacentPlaceholders = new(
        "TDAO2305", "Placeholders without text between them",
        "'{0}' and '{1}' stand next to each other, so that two members could have one key. Put text between them, such as '-' or '/'.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2305.md");

    public static readonly DiagnosticDescriptor AmbiguousTemplate = new(
        "TDAO2306", "Template can yield equal keys",
        "'{0}' and '{1}' may both hold the text between them, so that two members could have one key{2}. Put '/' between them, or give one a type or format that cannot hold it.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2306.md");

    public static readonly DiagnosticDescriptor UnknownParameter = new(
        "TDAO2307", "Parameter without a placeholder", "'{0}' is given a type in '{1}:', but the key has no placeholder of that name. {2}Its placeholders are {3}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2307.md");

    public static readonly DiagnosticDescriptor BadParameterType = new(
        "TDAO2308", "Type cannot be part of a key", "'{0}' cannot be of the type '{1}' as a part of a key. {2}Use {3}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2308.md");

    public static readonly DiagnosticDescriptor ParameterMismatch = new(
        "TDAO2309", "Column and placeholder differ",
        "The column '{0}' takes the value of the placeholder of that name, but it is of the type {1} and the placeholder of the type {2}. Make them equal, or rename one.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2309.md");

    public static readonly DiagnosticDescriptor RepeatedPlaceholder = new(
        "TDAO2310", "Placeholder twice with different formats",
        "The placeholder '{0}' stands twice with different formats. Use one placeholder with one format, which may hold '/', such as {{{0}:yyyy/MM/dd}}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2310.md");

    public static readonly DiagnosticDescriptor NotAColumn = new(
        "TDAO2320", "Key is not a column", "'{0}' names '{1}', which is no column of the {2}. {3}Its columns are {4}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2320.md");

    public static readonly DiagnosticDescriptor ColumnTwice = new(
        "TDAO2321", "Column listed twice", "'{0}' names the column '{1}' twice. Remove one.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2321.md");

    public static readonly DiagnosticDescriptor AllColumnsPartition = new(
        "TDAO2322", "All columns are partitions", "'{0}' names all columns of the {1}, so that nothing would be left for its files. Leave at least one out.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2322.md");

    public static readonly DiagnosticDescriptor PartitionType = new(
        "TDAO2323", "Column cannot be a partition", "The column '{0}' is of the type {1}, which cannot be the name of a folder. Use {2}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2323.md");

    public static readonly DiagnosticDescriptor NullablePrimaryKey = new(
        "TDAO2324", "Primary key may be null", "The column '{0}' identifies rows by '{1}' and so cannot be null. Declare it as {2}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2324.md");

    public static readonly DiagnosticDescriptor KeyWithoutColumns = new(
        "TDAO2325", "Column names without columns", "'{0}' names columns, but the {1} has none: it is bytes. Add '{2}:', or remove '{0}'.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2325.md");

    public static readonly DiagnosticDescriptor PartitionsOnFile = new(
        "TDAO2326", "A file cannot be partitioned",
        "The {0} is one file and cannot have '{1}:'. Use a directory ({2}), or a placeholder in its key.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2326.md");

    public static readonly DiagnosticDescriptor BadTransform = new(
        "TDAO2327", "Malformed partition transform or sort order", "'{0}' holds '{1}', which cannot be read: {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2327.md");

    public static readonly DiagnosticDescriptor ParameterIsPartition = new(
        "TDAO2328", "Placeholder and partition in one", "'{0}' is a placeholder of the key and also in '{1}'. It can be one of the two: remove the other.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2328.md");

    public static readonly DiagnosticDescriptor FormatUnknown = new(
        "TDAO2330", "Format cannot be told",
        "The {0} has columns but no '{1}:', and {2}. Add '{1}:' with one of {3}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2330.md");

    public static readonly DiagnosticDescriptor FormatWithoutColumns = new(
        "TDAO2331", "Format without columns",
        "The {0} has '{1}:' but no columns, so it is bytes and the format has no effect. Add '{2}:', or remove the format.",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "TDAO2331.md");

    public static readonly DiagnosticDescriptor AccessTwice = new(
        "TDAO2332", "Neither writing nor appending left", "The {0} is both '{1}' and '{2}'. Keep the one that is meant.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2332.md");

    public static readonly DiagnosticDescriptor RejectTargetUnknown = new(
        "TDAO2340", "Rejected rows go nowhere", "'{0}' names '{1}', but there is no such object. {2}Write it as store.object.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2340.md");

    public static readonly DiagnosticDescriptor RejectTargetUnfit = new(
        "TDAO2341", "Object cannot keep rejected rows", "'{0}' names '{1}', which cannot keep rejected rows: {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2341.md");

    public static readonly DiagnosticDescriptor RejectCycle = new(
        "TDAO2342", "Rejected rows go in a circle", "The rejected rows of '{0}' lead back to it: {1}. Let the last one fail or skip.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2342.md");

    public static readonly DiagnosticDescriptor ErrorPolicyWithoutColumns = new(
        "TDAO2343", "Bad rows of an object without rows", "The {0} has '{1}:' but no columns: bytes have no bad rows. Add '{2}:', or remove it.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2343.md");

    public static readonly DiagnosticDescriptor SameAddress = new(
        "TDAO2350", "Two objects at one address",
        "'{0}' and '{1}' are both at '{2}'{3} and would overwrite each other. Give one another key, or set '{4}: true' on one if that is meant.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2350.md");

    public static readonly DiagnosticDescriptor NestedAddress = new(
        "TDAO2351", "One object inside another",
        "'{0}' at '{2}' lies inside of '{1}' at '{3}'{4}, which would take its files for its own. Give one another key, or set '{5}: true' on one if that is meant.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2351.md");

    public static readonly DiagnosticDescriptor ReplicaStoreUnknown = new(
        "TDAO2360", "Replica in an unknown store", "'{0}' of the {1} names the store '{2}', but there is none of that name. {3}Other stores are {4}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2360.md");

    public static readonly DiagnosticDescriptor ReplicaInOwnStore = new(
        "TDAO2361", "Replica in the object's own store",
        "'{0}' of the {1} names '{2}', where the object is anyway. A replica is in another store: name that, or remove it.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2361.md");

    public static readonly DiagnosticDescriptor ReplicaStoreTwice = new(
        "TDAO2362", "Replica store listed twice", "'{0}' of the {1} names the store '{2}' twice. Remove one.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2362.md");

    public static readonly DiagnosticDescriptor ReplicaStoreUnfit = new(
        "TDAO2363", "Store cannot keep a replica",
        "'{0}' of the {1} names the store '{2}', which is of the type '{3}'{4} and so cannot give what the interface '{5}' needs ({6}). Store types that can are {7}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2363.md");

    public static readonly DiagnosticDescriptor ReplicaInterfaceUnfit = new(
        "TDAO2364", "Interface cannot keep replicas",
        "The {0} has '{1}:', but its interface '{2}'{3} does not work over an object storage, and so would write to one store alone. Choose another interface, or remove '{1}'.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2364.md");

    public static readonly DiagnosticDescriptor ReplicaMeetsItself = new(
        "TDAO2365", "Replica in the place of its object",
        "'{0}' at '{2}' and '{1}' at '{3}' meet{4}, so that nothing would be kept twice. Give their stores different places.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2365.md");
}
