using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Binds what is done with bad rows.</summary>
internal sealed class ErrorPolicyBinder(BindingContext context)
{
    /// <summary>Whether bad rows are left out, and which object keeps them.</summary>
    public (bool Skips, string? RejectTo) Bind(DeclaredObject declared)
    {
        if (declared.Fields.Find(YamlRole.OnError) is not { } field)
        {
            return (false, null);
        }

        if (declared.Fields.Find(YamlRole.Columns) is null
            && declared.Fields.Find(YamlRole.ColumnsFrom) is null
            && declared.Fields.Find(YamlRole.Row) is null
            && declared.Fields.Element.IsComplete)
        {
            context.Reporter.Report(
                ObjectDescriptors.ErrorPolicyWithoutColumns, field.Entry.KeySource, declared.What, field.Key.Name, declared.Fields.NameOf(YamlRole.Columns));
        }

        if (field.Value is not YamlMapping mapping)
        {
            return (context.Values.Bind(field.Key, field.Entry) is EnumValue { Member: WellKnownNames.BadRowsSkip }, null);
        }

        return FindTarget(field, mapping) is { Value: YamlScalar { Text: var target } } ? (true, target) : (false, null);
    }

    /// <summary>The field that names the object which keeps bad rows.</summary>
    public Field? FindTarget(DeclaredObject declared) =>
        declared.Fields.Find(YamlRole.OnError) is { Value: YamlMapping mapping } field ? FindTarget(field, mapping) : null;

    private Field? FindTarget(Field field, YamlMapping mapping)
    {
        var table = context.Types.KeysOf(YamlElement.ErrorPolicy);
        var element = Element.From($"value of '{field.Key.Name}'", field.Entry.KeySource, field.Entry.File, mapping);
        var target = context.Fields.Match(element, table).Find(YamlRole.RejectTo);
        if (target is null && mapping.IsComplete)
        {
            context.Reporter.Report(
                StructureDescriptors.MissingKey,
                field.Entry.KeySource,
                element.Name,
                table.Find(YamlRole.RejectTo)?.Name ?? string.Empty,
                string.Empty,
                " with an object as store.object");
        }
        else if (target is { Value: not YamlScalar })
        {
            context.Reporter.Report(
                StructureDescriptors.WrongNode, target.Source, target.Key.Name, "the name of an object, as store.object", target.Value.KindName);
        }

        return target;
    }
}
