using System.Globalization;
using System.Text;
using TypedDao.Cli.Commands;
using TypedDao.Generators.Binding;
using TypedDao.Generators.Locking;

namespace TypedDao.Cli.Locks;

/// <summary>Writes a lock file: the same for the same catalog, and made to be reviewed line by line.</summary>
internal static class LockText
{
    /// <summary>The text of a lock.</summary>
    /// <param name="catalog">What it holds.</param>
    public static string Of(LockedCatalog catalog)
    {
        var text = new StringBuilder();
        text.Append("# What others may rely on in this catalog. Written by 'typeddao lock': commit it, and review its changes.\n");
        text.Append(CultureInfo.InvariantCulture, $"{LockKeys.Lock}: {LockKeys.Version}\n");
        text.Append(LockKeys.Objects).Append(catalog.Objects.IsEmpty ? ": {}\n" : ":\n");
        foreach (LockedObject item in catalog.Objects)
        {
            Append(text, item);
        }

        if (!catalog.Acknowledged.IsEmpty)
        {
            text.Append(LockKeys.Acknowledged).Append(":\n");
            foreach (Acknowledgement entry in catalog.Acknowledged)
            {
                Append(text, entry);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, LockedObject item)
    {
        const string Indent = "    ";
        text.Append("  ").Append(YamlText.Scalar(item.Name)).Append(":\n");
        Line(text, LockKeys.Address, YamlText.Scalar(item.Address));
        Line(text, LockKeys.Replicas, item.Replicas.IsEmpty ? null : Sequence(item.Replicas));
        Line(text, LockKeys.Format, item.Format is { } format ? YamlText.Scalar(format) : null);
        Line(text, LockKeys.Parameters, item.Parameters.IsEmpty
            ? null
            : $"{{ {string.Join(", ", item.Parameters.Select(parameter => $"{YamlText.Scalar(parameter.Name)}: {YamlText.Scalar(parameter.Type)}"))} }}");
        Line(text, LockKeys.PartitionKeys, item.PartitionKeys.IsEmpty ? null : Sequence(item.PartitionKeys));
        Line(text, LockKeys.PrimaryKeys, item.PrimaryKeys.IsEmpty ? null : Sequence(item.PrimaryKeys));
        foreach (LockScope scope in item.Capabilities is null ? [] : Enum.GetValues<LockScope>())
        {
            string[] names = [.. item.Capabilities!.Value.Where(capability => capability.Scope == scope).Select(capability => capability.Name)];
            Line(text, LockKeys.CapabilitiesOf(scope), names.Length > 0 || scope is LockScope.Object ? Sequence(names) : null);
        }

        if (item.Columns.IsEmpty)
        {
            return;
        }

        text.Append(Indent).Append(LockKeys.Columns).Append(":\n");
        foreach (LockedColumn column in item.Columns)
        {
            string type = YamlText.Scalar(ColumnKindNames.Of(column.Type));
            string values = column.Values.IsEmpty ? string.Empty : $", {LockKeys.Values}: {Sequence(column.Values)}";
            string form = column.TextForm is { } given ? $", {LockKeys.Format}: {YamlText.Scalar(given)}" : string.Empty;
            string unknown = column.UnknownIsNull ? $", {LockKeys.Unknown}: {YamlText.Scalar(LockKeys.UnknownNull)}" : string.Empty;
            bool isShort = values.Length + form.Length == 0;
            text.Append(Indent).Append("  ").Append(YamlText.Scalar(column.Path)).Append(": ")
                .Append(isShort ? type : $"{{ {LockKeys.Type}: {type}{values}{unknown}{form} }}").Append('\n');
        }
    }

    private static void Append(StringBuilder text, Acknowledgement entry)
    {
        (string Key, string? Value)[] parts =
        [
            (LockKeys.Change, entry.Change), (LockKeys.Object, entry.Object), (LockKeys.Part, entry.Part), (LockKeys.To, entry.To), (LockKeys.Reason, entry.Reason),
        ];
        text.Append("  - { ")
            .AppendJoin(", ", parts.Where(part => part.Value is not null).Select(part => $"{part.Key}: {YamlText.Scalar(part.Value!)}"))
            .Append(" }\n");
    }

    private static void Line(StringBuilder text, string key, string? value)
    {
        if (value is not null)
        {
            text.Append("    ").Append(key).Append(": ").Append(value).Append('\n');
        }
    }

    private static string Sequence(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(YamlText.Scalar))}]";
}
