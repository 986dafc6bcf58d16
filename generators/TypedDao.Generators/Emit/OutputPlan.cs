using System.Globalization;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>Divides a catalog into files.</summary>
/// <remarks>
/// A file per object costs the compiler a parse tree each; one file for all is written anew on every edit. So objects go into
/// chunks of about <see cref="ObjectsPerFile"/>, by a hash of their names: adding or removing one leaves the others where they
/// are, except when the number of chunks doubles.
/// </remarks>
internal static class OutputPlan
{
    public const int ObjectsPerFile = 100;

    private const string ProjectionFolder = "RowOf";

    public static EquatableArray<OutputModel> Of(CatalogModel catalog)
    {
        var names = new CatalogNames(catalog.ClassName, catalog.Namespace);
        var outputs = new List<OutputModel>
        {
            new CatalogOutput(
                $"{HintNames.Sanitize(catalog.ClassName)}.g.cs",
                names,
                catalog.Description,
                catalog.DefaultEnvironment,
                catalog.Environments,
                catalog.Stores.Select(static store => new StoreSummary(store.Name, store.PropertyName, store.Description)).ToEquatableArray()),
        };
        var stores = HintNames.Unique(catalog.Stores.Select(static store => store.PropertyName));
        for (var i = 0; i < catalog.Stores.Count; i++)
        {
            AddStore(outputs, names, catalog.Stores[i], $"{HintNames.Sanitize(catalog.ClassName)}.{stores[i]}");
        }

        return outputs.ToEquatableArray();
    }

    /// <summary>A file for each projection: an edit of one leaves the others.</summary>
    public static EquatableArray<OutputModel> Of(EquatableArray<ProjectionModel> projections)
    {
        var names = HintNames.Unique(projections.Select(static projection => projection.Type.ClrType.Substring("global::".Length)));
        return projections.Select((projection, index) => (OutputModel)new ProjectionOutput($"{ProjectionFolder}.{names[index]}.g.cs", projection)).ToEquatableArray();
    }

    private static void AddStore(List<OutputModel> outputs, CatalogNames names, StoreModel store, string hint)
    {
        outputs.Add(new StoreOutput(
            $"{hint}.g.cs",
            names,
            store with { Objects = [] },
            store.Objects.Select(static model => model.ClassName).ToEquatableArray()));
        var chunks = Divide(store.Objects);
        for (var i = 0; i < chunks.Length; i++)
        {
            if (chunks[i].Count > 0)
            {
                var number = chunks.Length == 1 ? null : "." + i.ToString("D3", CultureInfo.InvariantCulture);
                outputs.Add(new ObjectsOutput($"{hint}.Objects{number}.g.cs", names, store.Name, store.PropertyName, chunks[i].ToEquatableArray()));
            }
        }
    }

    private static List<ObjectModel>[] Divide(EquatableArray<ObjectModel> objects)
    {
        var count = 1;
        while (count * ObjectsPerFile < objects.Count)
        {
            count *= 2;
        }

        var chunks = new List<ObjectModel>[count];
        for (var i = 0; i < count; i++)
        {
            chunks[i] = [];
        }

        foreach (var model in objects)
        {
            chunks[HintNames.Hash(model.Name) & (uint)(count - 1)].Add(model);
        }

        return chunks;
    }
}
