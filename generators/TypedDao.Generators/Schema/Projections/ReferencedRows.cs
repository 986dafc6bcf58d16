using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>Reads what the catalogs of referenced projects say of their rows.</summary>
/// <remarks>As <see cref="ReferencedTypes"/>: what an assembly says is remembered as long as its reference lives.</remarks>
internal static class ReferencedRows
{
    private static readonly ConditionalWeakTable<MetadataReference, Entry> Known = new();

    public static EquatableArray<CompiledRows> Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var rows = new List<CompiledRows>();
        foreach (var reference in compilation.References)
        {
            if (!Known.TryGetValue(reference, out var entry))
            {
                cancellationToken.ThrowIfCancellationRequested();
                entry = new(compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly ? Read(assembly) : []);
                entry = Known.GetValue(reference, _ => entry);
            }

            rows.AddRange(entry.Rows);
        }

        return rows.ToEquatableArray();
    }

    private static EquatableArray<CompiledRows> Read(IAssemblySymbol assembly) => assembly.GetAttributes()
        .Where(attribute => attribute.AttributeClass.Is(WellKnownNames.ExtensibilityNamespace, WellKnownNames.CompiledRowsAttribute))
        .Select(attribute => new CompiledRows(
            attribute.Text(0) ?? string.Empty, attribute.Text(1) ?? string.Empty, attribute.Text(2) ?? string.Empty, FieldText.Parse(attribute.Text(3))))
        .ToEquatableArray();

    private sealed class Entry(EquatableArray<CompiledRows> rows)
    {
        public EquatableArray<CompiledRows> Rows { get; } = rows;
    }
}
