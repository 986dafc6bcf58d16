using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Rows that a filter selects can be deleted from it; see <see cref="DeleteOperations"/>.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TColumns">Its columns, as a filter sees them.</typeparam>
[Capability(typeof(IDeletesRows), Access = AccessLevel.Modify)]
public interface IRowDeletable<TRow, TColumns> : IFilterable<TRow, TColumns>
    where TColumns : struct;
