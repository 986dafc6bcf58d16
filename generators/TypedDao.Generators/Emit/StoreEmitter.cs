using Microsoft.CodeAnalysis.Text;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>Emits a store: its class, where each environment puts it, and its objects in chunks.</summary>
internal static class StoreEmitter
{
    /// <summary>The class with the definition; the properties of the objects are with the objects.</summary>
    public static SourceText Emit(CatalogNames names, StoreModel store, EquatableArray<string> objectClasses)
    {
        var writer = new CodeWriter();
        var scope = names.ScopeOf(store.PropertyName);
        var name = CSharpText.Identifier(store.ClassName);
        Header.Emit(writer, scope);
        writer.Line();
        writer.Line($"/// <summary>{Summary(store.Name, store.Description)}</summary>");
        writer.Line(Header.GeneratedCodeAttribute);
        writer.Line($"public sealed partial class {name}");
        writer.Open();
        writer.Line($"private readonly {names.ContextType} _context;");
        writer.Line();
        writer.Line($"internal {name}({names.ContextType} context) => _context = context;");
        writer.Line();
        writer.Line("/// <summary>What the catalog says of the store.</summary>");
        writer.Line($"public static {Clr.StoreDefinition} Definition {{ get; }} = new()");
        writer.Open();
        writer.Line($"Name = {CSharpText.Literal(store.Name)},");
        if (store.Description is not null)
        {
            writer.Line($"Description = {CSharpText.Literal(store.Description)},");
        }

        if (store.Layer is not null)
        {
            writer.Line($"Layer = {CSharpText.Literal(store.Layer)},");
        }

        DefinitionEmitter.EmitProperties(writer, store.Properties);
        writer.Line("Bindings =");
        writer.Line("[");
        writer.Indented(inner =>
        {
            foreach (var binding in store.Bindings)
            {
                BindingEmitter.Emit(inner, binding);
            }
        });
        writer.Line("],");
        writer.Line("Objects =");
        writer.Line("[");
        writer.Indented(inner =>
        {
            foreach (var type in objectClasses)
            {
                inner.Line($"{scope.TypeName(type)}.Definition,");
            }
        });
        writer.Line("],");
        writer.Close("};");
        foreach (var broken in store.BrokenObjects)
        {
            writer.Line();
            writer.Line("/// <summary>Its declaration is wrong.</summary>");
            writer.Line($"public dynamic {CSharpText.Identifier(broken)} => throw new {Clr.InvalidOperationException}({CSharpText.Literal($"The declaration of '{broken}' is wrong; the build says where.")});");
        }

        writer.Close();
        return writer.Finish();
    }

    /// <summary>Some of a store's objects: their properties, their classes, and their rows.</summary>
    public static SourceText EmitObjects(CatalogNames names, string storeName, string storePropertyName, EquatableArray<ObjectModel> objects)
    {
        var writer = new CodeWriter();
        var scope = names.ScopeOf(storePropertyName);
        var storeClass = storePropertyName + "Store";
        Header.Emit(writer, scope, hasRows: true, CompiledRowsEmitter.Attributes(storeName, objects, scope));
        writer.Line();
        writer.Line($"partial class {CSharpText.Identifier(storeClass)}");
        writer.Open();
        for (var i = 0; i < objects.Count; i++)
        {
            if (i > 0)
            {
                writer.Line();
            }

            ObjectEmitter.EmitProperty(writer, objects[i], scope);
        }

        writer.Close();
        foreach (var model in objects)
        {
            ObjectEmitter.Emit(writer, model, storeClass, storeName, scope);
            if (model.Row is { } row)
            {
                RowEmitter.Emit(writer, row, $"A row of {XmlText.Code($"{storeName}.{model.Name}")}.{(row.Description is null ? null : " " + XmlText.Sentence(row.Description))}", scope);
            }
        }

        return writer.Finish();
    }

    public static string Summary(string name, string? description) =>
        description is null ? $"The store {XmlText.Code(name)}." : XmlText.Sentence(description);
}
