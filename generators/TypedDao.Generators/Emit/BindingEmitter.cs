using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>Emits where a store is in each environment and what implements it there. Providers are constructed, never looked up.</summary>
internal static class BindingEmitter
{
    public static void Emit(CodeWriter writer, StoreBindingModel binding)
    {
        var names = $"{CSharpText.Literal(binding.Environment)}, {CSharpText.Literal(binding.Type)}";
        var start = binding.Implementation is { } implementation
            ? $"{Clr.StoreBinding}.Create({names}, static settings => {OptionsEmitter.Expression(implementation.Options)}, {Provider(implementation)}"
            : $"{Clr.StoreBinding}.Missing({names}, {CSharpText.Literal(binding.Package)}";
        if (binding.Interfaces.IsEmpty)
        {
            writer.Line(start + "),");
            return;
        }

        writer.Line(start + ",");
        writer.Indented(inner =>
        {
            for (var i = 0; i < binding.Interfaces.Count; i++)
            {
                inner.Line(Interface(binding.Interfaces[i]) + (i < binding.Interfaces.Count - 1 ? "," : "),"));
            }
        });
    }

    public static string Format(FormatBindingModel format, bool withSuffixes) => format.Implementation is { } implementation
        ? $"{Clr.FormatBinding}.Create<{implementation.Options.ClrType}, {implementation.ProviderType}>({CSharpText.Literal(format.Name)}, {OptionsEmitter.Expression(implementation.Options)}{(withSuffixes ? Suffixes(format) : null)})"
        : $"{Clr.FormatBinding}.Missing({CSharpText.Literal(format.Name)}, {CSharpText.Literal(format.Package)})";

    private static string Interface(InterfaceBindingModel binding)
    {
        var names = $"{CSharpText.Literal(binding.Key)}, {CSharpText.Literal(binding.Type)}";
        return binding.Implementation is { } implementation
            ? $"{Clr.InterfaceBinding}.Create({names}, static settings => {OptionsEmitter.Expression(implementation.Options)}, {Provider(implementation)})"
            : $"{Clr.InterfaceBinding}.Missing({names}, {CSharpText.Literal(binding.Package)})";
    }

    private static string Suffixes(FormatBindingModel format) => string.Concat(format.Suffixes.Select(static suffix => $", {CSharpText.Literal(suffix)}"));

    private static string Provider(ImplementationModel implementation) => $"static () => new {implementation.ProviderType}()";
}
