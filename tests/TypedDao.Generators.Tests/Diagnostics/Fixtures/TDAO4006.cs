using TypedDao.Extensibility;
using TypedDao.Interfaces;

[Capability(typeof(IDeletes))]
public interface IThree<TRow, TColumns, TOther>;
