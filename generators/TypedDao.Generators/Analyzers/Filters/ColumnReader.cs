using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedDao.Generators.Emit;

namespace TypedDao.Generators.Analyzers.Filters;

/// <summary>Finds the column that a property of a row stands for, also inside of structs.</summary>
internal sealed class ColumnReader(IParameterSymbol row, INamedTypeSymbol columns)
{
    /// <summary>The column; null: something else, or a column that a filter sees in another way than C#.</summary>
    public ColumnReading? Find(IOperation operation) =>
        operation is IPropertyReferenceOperation reference && FindProperty(reference) is { } column
            ? ColumnReading.Of(reference.Property, column.Type)
            : null;

    private IPropertySymbol? FindProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;

        // A property of somebody's own row may compute what it gives.
        if (reference.Arguments.Length > 0 || !IsGenerated(property.ContainingType) || OwnerOf(reference.Instance) is not { } owner)
        {
            return null;
        }

        return owner.GetMembers(property.Name).OfType<IPropertySymbol>().FirstOrDefault();
    }

    /// <summary>The columns that the instance of a property stands for: those of the row, or of a struct that cannot be null.</summary>
    private INamedTypeSymbol? OwnerOf(IOperation? instance) => instance switch
    {
        IParameterReferenceOperation parameter when SymbolEqualityComparer.Default.Equals(parameter.Parameter, row) => columns,
        IPropertyReferenceOperation { Property.NullableAnnotation: NullableAnnotation.NotAnnotated } nested => FindProperty(nested)?.Type as INamedTypeSymbol,
        _ => null,
    };

    private static bool IsGenerated(INamedTypeSymbol type) =>
        type.GetAttributes().Any(static attribute =>
            attribute.AttributeClass?.Name == nameof(System.CodeDom.Compiler.GeneratedCodeAttribute)
            && attribute.ConstructorArguments is [{ Value: Header.Tool }, ..]);
}
