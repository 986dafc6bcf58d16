using Microsoft.CodeAnalysis.Text;

namespace TypedDao.Generators.Emit;

/// <summary>Emits the catalog class, its context, and its registration as a service.</summary>
internal static class CatalogEmitter
{
    public static SourceText Emit(CatalogOutput catalog)
    {
        var writer = new CodeWriter();
        Header.Emit(writer, catalog.Names.Scope);
        EmitFacade(writer, catalog);
        EmitContext(writer, catalog);
        EmitServices(writer, catalog.Names);
        return writer.Finish();
    }

    private static void EmitFacade(CodeWriter writer, CatalogOutput catalog)
    {
        var context = catalog.Names.ContextType;
        var summary = catalog.Description is null ? "The data catalog: stores and their objects." : XmlText.Sentence(catalog.Description);
        writer.Line();
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line(Header.GeneratedCodeAttribute);
        writer.Line($"public static partial class {CSharpText.Identifier(catalog.Names.ClassName)}");
        writer.Open();
        foreach (var store in catalog.Stores)
        {
            var name = CSharpText.Identifier(store.PropertyName);
            writer.Line($"/// <summary>{StoreEmitter.Summary(store.Name, store.Description)}</summary>");
            writer.Line($"public static {catalog.Names.StoreType(store.PropertyName)} {name} => {context}.Current.{name};");
            writer.Line();
        }

        writer.Line("/// <summary>Sets up the default context; only before its first use.</summary>");
        writer.Line($"public static void Configure({Clr.Func}<{Clr.DataContextOptions}, {Clr.DataContextOptions}> configure)");
        writer.Indented(inner => inner.Line($"=> {Clr.AmbientContext}<{context}>.Configure(configure);"));
        writer.Line();
        writer.Line("/// <summary>Makes a context the current one of this async flow until the result is disposed.</summary>");
        writer.Line($"public static {Clr.Disposable} Use({context} context) => {Clr.AmbientContext}<{context}>.Use(context);");
        writer.Close();
    }

    private static void EmitContext(CodeWriter writer, CatalogOutput catalog)
    {
        var context = catalog.Names.ContextType;
        var name = CSharpText.Identifier(catalog.Names.ContextName);
        writer.Line();
        writer.Line("/// <summary>The catalog bound to an environment. Contexts are independent of each other.</summary>");
        writer.Line(Header.GeneratedCodeAttribute);
        writer.Line($"public sealed partial class {name} : {Clr.DataContext}, {Clr.CatalogContext}<{context}>");
        writer.Open();
        writer.Line("/// <summary>Makes a context; no store is opened before its first use.</summary>");
        writer.Line($"public {name}({Clr.DataContextOptions}? options = null) : base(Definition, options) {{ }}");
        writer.Line();
        writer.Line("/// <summary>The context behind the catalog class, here and now.</summary>");
        writer.Line($"public static {context} Current => {Clr.AmbientContext}<{context}>.Current;");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static {context} Create({Clr.DataContextOptions} options) => new(options);");
        foreach (var store in catalog.Stores)
        {
            writer.Line();
            writer.Line($"/// <summary>{StoreEmitter.Summary(store.Name, store.Description)}</summary>");
            writer.Line($"public {catalog.Names.StoreType(store.PropertyName)} {CSharpText.Identifier(store.PropertyName)} => field ??= new(this);");
        }

        writer.Line();
        writer.Line("/// <summary>What the catalog says.</summary>");
        writer.Line($"public static {Clr.CatalogDefinition} Definition {{ get; }} = new()");
        writer.Open();
        writer.Line($"Name = {CSharpText.Literal(catalog.Names.ClassName)},");
        if (catalog.Description is not null)
        {
            writer.Line($"Description = {CSharpText.Literal(catalog.Description)},");
        }

        if (catalog.DefaultEnvironment is not null)
        {
            writer.Line($"DefaultEnvironment = {CSharpText.Literal(catalog.DefaultEnvironment)},");
        }

        writer.Line($"Environments = [{string.Join(", ", catalog.Environments.Select(CSharpText.Literal))}],");
        writer.Line($"Stores = [{string.Join(", ", catalog.Stores.Select(store => catalog.Names.StoreType(store.PropertyName) + ".Definition"))}],");
        writer.Close("};");
        writer.Close();
    }

    private static void EmitServices(CodeWriter writer, CatalogNames names)
    {
        writer.Line();
        writer.Line("/// <summary>Registers the catalog with an application.</summary>");
        writer.Line(Header.GeneratedCodeAttribute);
        writer.Line($"public static partial class {CSharpText.Identifier(names.ServicesName)}");
        writer.Open();
        writer.Line($"/// <summary>Adds <see cref=\"{CSharpText.Identifier(names.ContextName)}\"/> as a singleton. ValidateOnStart() on the result checks all stores when the host starts.</summary>");
        writer.Line($"public static {Clr.DataContextBuilder}<{names.ContextType}> Add{names.ClassName}(");
        writer.Indented(inner =>
        {
            inner.Line($"this {Clr.ServiceCollection} services, {Clr.Func}<{Clr.DataContextOptions}, {Clr.DataContextOptions}>? configure = null)");
            inner.Line($"=> {Clr.DataContextServices}.AddDataContext<{names.ContextType}>(services, configure);");
        });
        writer.Close();
    }
}
