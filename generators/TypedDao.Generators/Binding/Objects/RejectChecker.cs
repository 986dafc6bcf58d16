using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>Checks the objects that keep rejected rows: that they exist, can hold them, and do not reject in a circle.</summary>
internal sealed class RejectChecker(BindingContext context, IReadOnlyList<DeclaredStore> stores)
{
    private const string Columns = "source: string, line: int64, column: string?, value: string?, error: string and raw: string";

    private readonly ErrorPolicyBinder _policies = new(context);
    private readonly Dictionary<string, DeclaredObject> _objects =
        stores.SelectMany(store => store.Objects).ToDictionary(declared => declared.FullName, StringComparer.Ordinal);

    public void Check()
    {
        foreach (var declared in _objects.Values)
        {
            if (declared.Model!.RejectTo is not { } target || _policies.FindTarget(declared) is not { } field)
            {
                continue;
            }

            if (!_objects.TryGetValue(target, out var keeper))
            {
                if (!IsBroken(target))
                {
                    context.Reporter.Report(
                        ObjectDescriptors.RejectTargetUnknown, field.Source, field.Key.Name, target, NearName.Hint(target, _objects.Keys));
                }

                // Nothing at run time could follow it.
                declared.Model = declared.Model with { RejectTo = null };
            }
            else if (FindCircle(declared) is { } circle)
            {
                context.Reporter.Report(ObjectDescriptors.RejectCycle, field.Source, declared.FullName, circle);
            }
            else if (ProblemOf(keeper) is { } problem)
            {
                context.Reporter.Report(ObjectDescriptors.RejectTargetUnfit, field.Source, field.Key.Name, target, problem);
            }
        }
    }

    private bool IsBroken(string target) => stores.Any(store =>
        target.StartsWith(store.Name + ".", StringComparison.Ordinal)
        && store.BrokenObjects.Contains(CSharpName.From(target.Substring(store.Name.Length + 1)) ?? string.Empty));

    private string? FindCircle(DeclaredObject declared)
    {
        var path = new List<DeclaredObject> { declared };
        while (path[path.Count - 1].Model!.RejectTo is { } next && _objects.TryGetValue(next, out var keeper))
        {
            path.Add(keeper);
            if (keeper == declared)
            {
                return string.Join(" → ", path.Select(step => step.FullName));
            }

            if (path.IndexOf(keeper) < path.Count - 1)
            {
                return null;
            }
        }

        return null;
    }

    private static string? ProblemOf(DeclaredObject keeper)
    {
        var model = keeper.Model!;
        if (keeper.Row is not { } row)
        {
            return keeper.Fields.Find(YamlRole.Columns) is null && keeper.Fields.Element.IsComplete ? $"it has no columns. Give it {Columns}." : null;
        }

        if (model.Shape != ObjectShape.Directory || !model.KeyParameters.IsEmpty || !model.PartitionKeys.IsEmpty)
        {
            return "rejected rows of many files come together, so it must be a directory without placeholders and partitions.";
        }

        if (model.Access == AccessLevel.Read)
        {
            return $"it is '{keeper.Fields.NameOf(YamlRole.ReadOnly)}'.";
        }

        foreach (var (name, kind, isNullable) in WellKnownNames.RejectColumns)
        {
            if (!row.Columns.TryGetValue(name, out var column))
            {
                return $"it has no column '{name}'. It needs {Columns}.";
            }

            var type = column.Model.Type;
            if (!column.Model.IsBroken && (type.Kind != kind || column.Model.Enum is not null || (isNullable && !type.IsNullable)))
            {
                return $"its column '{name}' is of the type {ColumnKindNames.Of(type)}. It needs {Columns}.";
            }
        }

        foreach (var column in row.Model.Columns)
        {
            if (!column.IsBroken && !column.Type.IsNullable && !WellKnownNames.RejectColumns.Any(known => known.Name == column.Name))
            {
                return $"its column '{column.Name}' is not nullable, and rejected rows have no value for it. Declare it as {ColumnKindNames.Of(column.Type with { IsNullable = true })}.";
            }
        }

        return null;
    }
}
