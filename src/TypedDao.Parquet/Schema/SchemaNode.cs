using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Schema;

/// <summary>A node of a file's schema with the levels that values below it have: page "Nested Encoding" of the format.</summary>
internal sealed class SchemaNode
{
    // Schemas of catalogs are a few levels deep; recursion must end.
    private const int MaxDepth = 100;

    private SchemaNode(SchemaElement element, SchemaNode? parent)
    {
        Element = element;
        Parent = parent;
        Path = parent?.Parent is null ? element.Name : $"{parent.Path}.{element.Name}";
        MaxDefinition = (parent?.MaxDefinition ?? 0) + (parent is not null && Repetition != Repetition.Required ? 1 : 0);
        MaxRepetition = (parent?.MaxRepetition ?? 0) + (parent is not null && Repetition == Repetition.Repeated ? 1 : 0);
    }

    /// <summary>What the footer says of it.</summary>
    public SchemaElement Element { get; }

    /// <summary>The group around it; null of the root.</summary>
    public SchemaNode? Parent { get; }

    /// <summary>The name.</summary>
    public string Name => Element.Name;

    /// <summary>The names from the root on, joined by points.</summary>
    public string Path { get; }

    /// <summary>How often it stands in its group; once, where the footer does not say it.</summary>
    public Repetition Repetition => Element.Repetition ?? Repetition.Required;

    /// <summary>What it means.</summary>
    public LogicalType Logical => Element.Logical;

    /// <summary>The definition level of values that are there.</summary>
    public int MaxDefinition { get; }

    /// <summary>The repetition level of values that repeat it.</summary>
    public int MaxRepetition { get; }

    /// <summary>The place among the leaves; -1 of a group.</summary>
    public int Leaf { get; private set; } = -1;

    /// <summary>The fields of a group.</summary>
    public SchemaNode[] Children { get; private set; } = [];

    /// <summary>Whether it holds fields instead of values.</summary>
    public bool IsGroup => Element.Type is null;

    /// <summary>Makes the tree of a list of elements.</summary>
    /// <param name="elements">The elements, depth first.</param>
    /// <param name="leaves">The leaves, in order.</param>
    /// <returns>The root.</returns>
    public static SchemaNode Create(SchemaElement[] elements, out SchemaNode[] leaves)
    {
        var found = new List<SchemaNode>();
        int next = 0;
        SchemaNode root = Create(elements, ref next, null, found, 0);
        leaves = [.. found];
        if (root.Leaf >= 0)
        {
            throw new ParquetFormatException("the root of the schema is no group");
        }

        return next == elements.Length ? root : throw new ParquetFormatException($"the schema has {elements.Length} fields of which {next} belong together");
    }

    private static SchemaNode Create(SchemaElement[] elements, ref int next, SchemaNode? parent, List<SchemaNode> leaves, int depth)
    {
        if (next == elements.Length)
        {
            throw new ParquetFormatException($"the schema ends within the group '{parent!.Path}'");
        }

        if (depth > MaxDepth)
        {
            throw new ParquetFormatException($"the schema is deeper than {MaxDepth} groups");
        }

        SchemaElement element = elements[next++];
        Check(element, parent);
        var node = new SchemaNode(element, parent);
        if (!node.IsGroup)
        {
            node.Leaf = leaves.Count;
            leaves.Add(node);
            return node;
        }

        if (element.ChildCount > elements.Length - next)
        {
            throw new ParquetFormatException($"the group '{node.Path}' has {element.ChildCount} fields where {elements.Length - next} are left");
        }

        node.Children = new SchemaNode[element.ChildCount];
        for (int i = 0; i < node.Children.Length; i++)
        {
            node.Children[i] = Create(elements, ref next, node, leaves, depth + 1);
        }

        return node;
    }

    private static void Check(SchemaElement element, SchemaNode? parent)
    {
        if (parent is not null && element.Repetition is < Repetition.Required or > Repetition.Repeated)
        {
            throw new ParquetFormatException($"the field '{element.Name}' of the schema has the repetition {(int?)element.Repetition}");
        }

        if (element.Type is < PhysicalType.Boolean or > PhysicalType.FixedLengthByteArray)
        {
            throw new ParquetFormatException($"the field '{element.Name}' of the schema has the unknown physical type {(int)element.Type}");
        }

        if (element.Type is PhysicalType.FixedLengthByteArray && element.TypeLength < 0)
        {
            throw new ParquetFormatException($"the field '{element.Name}' of the schema has values of {element.TypeLength} bytes");
        }

        if (element.Type is not null && element.ChildCount > 0)
        {
            throw new ParquetFormatException($"the field '{element.Name}' of the schema has both a type and fields");
        }
    }
}
