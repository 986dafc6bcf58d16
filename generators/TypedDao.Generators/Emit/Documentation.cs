using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>What an editor shows of a member: the description of the YAML and the facts that a reader would look up.</summary>
internal static class Documentation
{
    /// <summary>A column: name and type as in the YAML, allowed values, description.</summary>
    public static string OfColumn(ColumnModel column)
    {
        var text = XmlText.Code($"{column.Name}: {YamlType(column.Type)}");
        if (column.Enum is { } values)
        {
            text += ", one of " + string.Join(", ", values.Members.Select(static member => XmlText.Code(member.Value)));
        }

        return column.Description is null ? text : $"{text} {XmlText.Sentence(column.Description)}";
    }

    /// <summary>The remarks of an object: what it is, how it is reached, and where each environment keeps it.</summary>
    public static IEnumerable<string> RemarksOf(ObjectModel model)
    {
        yield return Facts(model);
        foreach (var location in model.Locations)
        {
            yield return $"<para>{XmlText.Escape(location.Environment)}: {XmlText.Code(location.Address)}</para>";
        }

        foreach (var replica in model.Replicas)
        {
            foreach (var location in replica.Locations)
            {
                yield return $"<para>{XmlText.Escape(location.Environment)}, replica in {XmlText.Code(replica.Store)}: {XmlText.Code(location.Address)}</para>";
            }
        }

        if (model.MissingPackage is not null)
        {
            yield return $"<para>Its operations are in the package {XmlText.Code(model.MissingPackage)}, which is not referenced.</para>";
        }
    }

    /// <summary>A type as it is written in YAML.</summary>
    public static string YamlType(ColumnTypeModel type)
    {
        var text = type.Kind switch
        {
            ColumnKind.Decimal => $"decimal({type.Precision},{type.Scale})",
            ColumnKind.List => $"list<{YamlType(type.Element!)}>",
            ColumnKind.Map => $"map<{YamlType(type.Key!)},{YamlType(type.Element!)}>",
            ColumnKind.TimestampNtz => "timestamp_ntz",
            _ => type.Kind.ToString().ToLowerInvariant(),
        };
        return type.IsNullable ? text + "?" : text;
    }

    private static string Facts(ObjectModel model)
    {
        var text = XmlText.Code(model.Key.Length == 0 ? model.Name : model.Key);
        text += $": {XmlText.Escape(model.Type)}";
        if (model.Format is { } format)
        {
            text += $", {XmlText.Escape(format.Name)}";
        }

        if (!model.PartitionKeys.IsEmpty)
        {
            text += ", partitioned by " + string.Join(", ", model.PartitionKeys.Select(static key => XmlText.Code(key.Name)));
        }

        if (!model.PrimaryKeys.IsEmpty)
        {
            text += ", keyed by " + string.Join(", ", model.PrimaryKeys.Select(XmlText.Code));
        }

        text += model.Access switch
        {
            AccessLevel.Read => ", read only",
            AccessLevel.Append => ", append only",
            _ => null,
        };
        text += $"; through {XmlText.Escape(model.Interface)}.";
        if (model.RejectTo is not null)
        {
            text += $" Bad rows are kept in {XmlText.Code(model.RejectTo)}.";
        }
        else if (model.SkipsBadRows)
        {
            text += " Bad rows are skipped.";
        }

        return text;
    }
}
