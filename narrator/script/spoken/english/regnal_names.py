"""Names that are followed by a number in Roman numerals: rulers and popes, and given names."""

from typing import Final

_REGNAL: Final = """
Abdullah Adrian Ahmed Albert Alexander Alexios Alfonso Alphonse Amadeus Amenhotep Andrew Antiochus Artaxerxes
Attalus August Augustus Baldwin Basil Bela Benedict Boleslaus Boleslaw Boniface Boris Caligula Callixtus Carol
Casimir Catherine Charles Christian Claudius Clement Cleopatra Conrad Constans Constantine Constantius Cyrus
Darius David Demetrius Eberhard Edmund Edward Elizabeth Emmanuel Eric Eugene Farouk Ferdinand Francis Franz
Frederick Gaius George Gregory Gustav Gustavus Géza Haakon Hadrian Harald Harold Hassan Henri Henry Honorius
Hugh Humbert Hussein Innocent Isabella Ivan James Jean John Joseph Juan Julius Justin Justinian Kangxi Karl
Ladislaus Leka Leo Leopold Lothair Louis Louis-Philippe Magnus Mahmud Manuel Margaret Maria Mary Matthias
Maximilian Mehmed Michael Mithridates Mohammed Moulay Muhammad Murad Mustafa Napoleon Naser Nicholas Olaf Osman
Otto Paul Pedro Peter Philip Pius Pope Ptolemy Rainier Rama Rameses Ramesses Ramses Richard Robert Roger Romanos
Rudolf Rudolph Sancho Seleucus Selim Sigismund Simeon Sixtus Stephen Suleiman Sweyn Sylvester Thutmose
Tutankhamun Umberto Urban Valdemar Valentinian Victor Vittorio Vladislaus Wenceslaus Wilhelm Willem William
Wladyslaw Xerxes Yazid Zog
"""
_GIVEN: Final = """
Aaron Adam Alan Albert Alexander Alfred Allen Andrew Anthony Arthur Benjamin Bernard Bill Bob Bradley Brian
Calvin Carl Carlos Charles Christopher Clarence Cornelius Craig Dale Daniel David Davis Dennis Donald Douglas
Edgar Edward Edwin Eric Ernest Eugene Francis Frank Franklin Fred Frederick Gary George Gerald Gordon Grant
Gregory Griffin Gus Hale Harold Harry Henry Herbert Howard Hugh Jack Jackie James Jay Jeffrey Jerome Jesse Jim
Jimmy Joe John Jonathan Jose Joseph Juan Keith Ken Kenneth Larry Lawrence Leonard Lewis Loudon Louis Luis Mark
Martin Matthew Michael Miles Nathan Nathaniel Nicholas Norman Oliver Oscar Otis Patrick Paul Peter Philip
Phillip Ralph Raymond Richard Robert Roger Ronald Roy Russell Sammy Samuel Scott Sean Sidney Stephen Steven
Stuart Ted Theodore Thomas Thurston Timothy Tom Trey Troy Victor Vincent Walter Warren Wendell Wesley Will
William Winston
"""
REGNAL: Final = frozenset(_REGNAL.split())
"""First names of rulers: any numeral after them is an ordinal, even I."""
RANKS: Final = frozenset({"King", "Queen", "Pope", "Emperor", "Prince", "Sultan", "Tsar", "Czar", "Kaiser", "Pharaoh"})
GIVEN: Final = frozenset(_GIVEN.split())
"""Given names: a numeral after given name and family name is an ordinal ("William Gates III")."""
