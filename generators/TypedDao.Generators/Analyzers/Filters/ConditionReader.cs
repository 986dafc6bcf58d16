using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace TypedDao.Generators.Analyzers.Filters;

/// <summary>Whether a condition of C# on a row is true for exactly the rows that match the filter of the same text.</summary>
/// <param name="row">The lambda's parameter.</param>
/// <param name="columns">The columns of the row in a filter.</param>
/// <param name="values">Which values do not change between the call and the last row.</param>
internal sealed class ConditionReader(IParameterSymbol row, INamedTypeSymbol columns, SettledValues values)
{
    private readonly ColumnReader _columns = new(row, columns);

    public bool IsExact(IOperation condition) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, IsLifted: false, OperatorMethod: null } negation => IsExact(negation.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr, OperatorMethod: null } both =>
            IsExact(both.LeftOperand) && IsExact(both.RightOperand),
        IBinaryOperation comparison => IsComparison(comparison),
        IIsPatternOperation test => IsNullTest(test.Pattern) && _columns.Find(test.Value) is not null,
        IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } => _columns.Find(condition) is { Kind: ColumnSort.Bool },
        IInvocationOperation call => IsPrefixTest(call),
        _ => false,
    };

    private bool IsComparison(IBinaryOperation comparison)
    {
        var isEquality = comparison.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        if (!isEquality && comparison.OperatorKind is not (
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual))
        {
            return false;
        }

        var (left, right) = (Natural(comparison.LeftOperand), Natural(comparison.RightOperand));
        return (_columns.Find(left), _columns.Find(right)) switch
        {
            ({ } one, { } other) => one.CanBeComparedWith(other, isEquality),
            ({ } column, null) => column.Allows(isEquality) && IsValueFor(column, right, isEquality),
            (null, { } column) => column.Allows(isEquality) && IsValueFor(column, left, isEquality),
            _ => false,
        };
    }

    private bool IsValueFor(ColumnReading column, IOperation value, bool isEquality)
    {
        // A literal default is 0 for a row and null for a column.
        if (value.Syntax.DescendantNodesAndSelf().Any(static node => node.IsKind(SyntaxKind.DefaultLiteralExpression)))
        {
            return false;
        }

        // Beside a constant negative zero the compiler takes null for zero.
        if (isEquality && column.IsNullable && IsNegativeZero(value.ConstantValue))
        {
            return false;
        }

        return value.Type is { } type
            ? column.TakesValue(type, value) && values.IsSettled(value)
            : isEquality && value.ConstantValue is { HasValue: true, Value: null };
    }

    private static bool IsNegativeZero(Optional<object?> constant) => constant.Value switch
    {
        double number => number is 0 && double.IsNegativeInfinity(1 / number),
        float number => number is 0 && float.IsNegativeInfinity(1 / number),
        _ => false,
    };

    private bool IsPrefixTest(IInvocationOperation call) =>
        call is
        {
            TargetMethod: { Name: ColumnSyntax.StartsWith, ContainingType.SpecialType: SpecialType.System_String },
            Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string } }, { Value.ConstantValue: { HasValue: true, Value: (int)StringComparison.Ordinal } }],
            Instance: { } instance,
        }
        && _columns.Find(instance) is { Kind: ColumnSort.Text, IsNullable: false };

    private static bool IsNullTest(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation { Pattern: IConstantPatternOperation constant } => IsNull(constant),
        IConstantPatternOperation constant => IsNull(constant),
        _ => false,
    };

    private static bool IsNull(IConstantPatternOperation pattern) => Natural(pattern.Value).ConstantValue is { HasValue: true, Value: null };

    /// <summary>An operand as it is written, without the conversions that the comparison adds.</summary>
    private static IOperation Natural(IOperation operand)
    {
        while (operand is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion)
        {
            operand = conversion.Operand;
        }

        return operand;
    }
}
