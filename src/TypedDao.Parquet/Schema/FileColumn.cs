using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Schema;

/// <summary>
/// A column of a file as it is meant: lists and maps are seen through the groups that they are written with, older ways among them
/// (page "Logical Types", sections Lists and Maps of the format).
/// </summary>
internal sealed class FileColumn
{
    private FileColumn(FileColumnKind kind, string name, SchemaNode node)
    {
        Kind = kind;
        Name = name;
        Node = node;
    }

    /// <summary>What it is.</summary>
    public FileColumnKind Kind { get; }

    /// <summary>The name; <c>element</c>, <c>key</c> or <c>value</c> inside of lists and maps.</summary>
    public string Name { get; }

    /// <summary>The node that it is.</summary>
    public SchemaNode Node { get; }

    /// <summary>The number by which table formats know it; null where the file has none.</summary>
    public int? FieldId => Node.Element.FieldId;

    /// <summary>Whether null is a value.</summary>
    public bool IsNullable { get; private init; }

    /// <summary>From which definition level on it is not null.</summary>
    public int Definition { get; private init; }

    /// <summary>Of lists and maps: from which definition level on there is an element.</summary>
    public int ElementDefinition { get; private init; }

    /// <summary>Of lists and maps: the repetition level that adds an element.</summary>
    public int Repetition { get; private init; }

    /// <summary>Of values: their type.</summary>
    public LeafType? Type { get; private init; }

    /// <summary>The columns of a struct, the element of a list, or key and value of a map.</summary>
    public FileColumn[] Children { get; private init; } = [];

    /// <summary>The first leaf below it; there must be one.</summary>
    public SchemaNode FirstLeaf => Kind == FileColumnKind.Value ? Node : Children.First(child => child.HasLeaf).FirstLeaf;

    /// <summary>Whether there are values below it; a group without fields has none.</summary>
    public bool HasLeaf => Kind == FileColumnKind.Value || Children.Any(child => child.HasLeaf);

    /// <summary>The columns of a file.</summary>
    /// <param name="root">The root of its schema.</param>
    public static FileColumn[] Create(SchemaNode root) => [.. root.Children.Select(node => Create(node, node.Name))];

    private static FileColumn Create(SchemaNode node, string name)
    {
        if (node.Repetition == Metadata.Repetition.Repeated)
        {
            // Repeated without being announced as a list: a list of what is repeated, neither of which can be null.
            return new FileColumn(FileColumnKind.List, name, node)
            {
                Definition = node.MaxDefinition - 1,
                ElementDefinition = node.MaxDefinition,
                Repetition = node.MaxRepetition,
                Children = [Inner(node, "element", isNullable: false)],
            };
        }

        return Inner(node, name, node.Repetition == Metadata.Repetition.Optional);
    }

    /// <summary>The column that a node is, its own repetition aside.</summary>
    private static FileColumn Inner(SchemaNode node, string name, bool isNullable)
    {
        if (!node.IsGroup)
        {
            return new FileColumn(FileColumnKind.Value, name, node) { IsNullable = isNullable, Definition = node.MaxDefinition, Type = LeafType.Of(node) };
        }

        if (IsMap(node) && node.Children is [{ Repetition: Metadata.Repetition.Repeated, IsGroup: true, Children.Length: 2 } entries])
        {
            return Repeated(FileColumnKind.Map, node, name, isNullable, entries, [Create(entries.Children[0], "key"), Create(entries.Children[1], "value")]);
        }

        if ((IsList(node) || IsMap(node)) && node.Children is [{ Repetition: Metadata.Repetition.Repeated } repeated])
        {
            return Repeated(
                FileColumnKind.List,
                node,
                name,
                isNullable,
                repeated,
                [IsElement(repeated, node) ? Inner(repeated, "element", isNullable: false) : Create(repeated.Children[0], "element")]);
        }

        return new FileColumn(FileColumnKind.Struct, name, node)
        {
            IsNullable = isNullable,
            Definition = node.MaxDefinition,
            Children = [.. node.Children.Select(child => Create(child, child.Name))],
        };
    }

    private static FileColumn Repeated(FileColumnKind kind, SchemaNode node, string name, bool isNullable, SchemaNode repeated, FileColumn[] children)
        => new(kind, name, node)
        {
            IsNullable = isNullable,
            Definition = node.MaxDefinition,
            ElementDefinition = repeated.MaxDefinition,
            Repetition = repeated.MaxRepetition,
            Children = children,
        };

    // What is repeated is the element itself, not a group around it: the rules for files of older writers.
    private static bool IsElement(SchemaNode repeated, SchemaNode list)
        => !repeated.IsGroup
            || repeated.Children.Length != 1
            || repeated.Name == "array"
            || repeated.Name == list.Name + "_tuple"
            || repeated.Children[0].Repetition == Metadata.Repetition.Repeated;

    private static bool IsList(SchemaNode node) => node.Logical.Kind == LogicalKind.List || node.Element.Converted == ConvertedType.List;

    private static bool IsMap(SchemaNode node)
        => node.Logical.Kind == LogicalKind.Map || node.Element.Converted is ConvertedType.Map or ConvertedType.MapKeyValue;
}
